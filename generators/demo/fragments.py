"""The sentences of the fictional programme, as frames with slots. Only words.

A slot is a fragment (`{leader}`, `{condition}`, `{time}`), a form of what is done (`{do}`, `{does}`, `{do_it}`) or a
clause (`{effect}`, `{then_problem}` with the verb first). What is done, and a clause, is followed by a comma or a full
stop. `main_` marks what the record as a whole is about, so that its sentences hang together.
"""

from generators.demo.wording import clauses, lines

LEADERS = lines("""
    ledergruppen
    lederkredsen
    lederteamet
    chefgruppen
    skolens ledelse
    dagtilbuddets ledelse
    områdets ledere
    de lokale ledere
    forvaltningen og lederne
    ledernetværket
""")
CONDITIONS = lines("""
    tid i kalenderen
    et fast møde om måneden
    opbakning fra direktionen
    en tydelig opgave
    tålmodighed i mere end ét skoleår
    tryghed nok til at vise fejl
    én ansvarlig for opfølgningen
    enighed om det vigtigste
    få mål ad gangen
    en leder med lyst til at gå forrest
    et fælles sprog
    politisk ro om opgaven
    viden om børnenes hverdag
    et sted til de svære spørgsmål
    hjælp til det praktiske
    mod til at holde op med noget
    en skriftlig aftale
    plads til at gøre det på sin egen måde
""")
TIMES = lines("""
    seks uger
    to måneder
    tre måneder
    fire måneder
    et halvt år
    et skoleår
    ti uger
    et efterår
""")
EFFECTS = clauses("""
    beslutningerne | holder | længere
    forældrene | får | det samme svar hver gang
    børnene | møder | voksne med fælles forventninger
    lederne | bruger | hinanden, når det er svært
    hverdagen | bliver | roligere
    uenigheden | bliver | til at arbejde med
    færre børn | falder | mellem to stole
    arbejdet | kan | fortsætte, selv om lederen skifter
    kræfterne | bliver | brugt der, hvor de gør nytte
    gode idéer | overlever | den første travle uge
""")
PROBLEMS = clauses("""
    hverdagen | løber | med de bedste hensigter
    det nye | bliver | lagt oven i det gamle
    opbakningen | forsvinder | , så snart det bliver svært
    den enkelte leder | står | alene med opgaven
    de samme ord | dækker | over forskellige forventninger
    lysten | er | større end tiden
    et lederskifte | sætter | arbejdet tilbage
    vigtige beslutninger | bliver | taget på gangen
    succesen | hænger | på en enkelt ildsjæl
    børnenes stemme | mangler | ved bordet
""")
SAYINGS = lines("""
    Vi troede, at vi var uenige, men vi havde bare aldrig talt om det samme.
    Det første halve år var det mest besværligt. Nu kan jeg ikke undvære det.
    Jeg opdagede, hvor sjældent jeg spørger om noget, jeg ikke kender svaret på.
    Det var den dag, vi holdt op med at forklare os, at arbejdet begyndte.
    Børnene svarede på fem minutter på det, vi havde diskuteret i to år.
    Vi har fået færre møder, og de er blevet værd at gå til.
    Når jeg ikke har tid til det her, er det mig, der har prioriteret forkert.
    Det sværeste var at lade være med at begynde på noget nyt.
    Før vidste jeg, hvad vi burde. Nu ved jeg, hvad vi gør.
    Det er første gang, udvalget har spurgt os om det, vi selv synes er vigtigst.
""")

FRAMES = {
    # --- how a text begins, by the kind of knowledge ---
    "opening_klynge": lines("""
        Da {cluster} mødtes første gang, var det fælles udgangspunkt, at {main_problem}.
        {municipality} lagde sin hverdag åbent frem og viste, hvordan {main_problem}.
        På det første møde spurgte kommunerne hinanden, hvorfor {main_problem}.
        Kommunerne i {cluster} kom fra hvert sit sted, men alle kunne nikke til, at {main_problem}.
        Flere af kommunerne i {cluster} havde på forhånd nævnt {matter} som deres vanskeligste opgave.
        I {cluster} begyndte arbejdet med en liste over de steder, hvor {main_problem}.
    """),
    "opening_program": lines("""
        Programmet beskriver {matter} som et af de steder, hvor {main_problem}.
        Da programmet blev lagt, pegede mange kommuner på, at {main_problem}.
        Allerede i oplægget til programmet står der, at {main_problem}.
        Programmet går ud fra, at {matter} er hele ledelseskædens ansvar.
        Bag programmet ligger en antagelse om, at {main_effect}, når ledelsen følger op.
    """),
    "opening_kontekst": lines("""
        På et møde ved siden af programmet fortalte en skolechef, at {main_problem}.
        {municipality} har arbejdet med {matter} på egen hånd og fortalte om det på en konference.
        Spørgsmålet kom op i en debat, hvor flere nævnte, at {main_problem}.
        Et panel af ledere blev spurgt, hvad de ville gøre ved, at {main_problem}.
    """),
    # --- what was tried ---
    "trial_klynge": lines("""
        Aftalen blev at {main_do}, og forsøget fik lov at vare {time}.
        Derfor gik kommunerne hjem med den samme opgave, nemlig at {main_do}.
        {count} steder meldte sig til at {main_do}, og resten fulgte med fra sidelinjen.
        I {municipality} begyndte {leader} med at {main_do}.
        Hver kommune fandt sin egen form, men alle skulle {main_do}.
    """),
    "further_klynge": lines("""
        Undervejs valgte {leader} også at {do}.
        Efter {time} blev det aftalt at {do}.
        I {municipality} gik man et skridt videre for at {do}.
        {municipality} var først i gang, og {municipality} fulgte efter {time} senere.
        Forsøget blev fulgt tæt, men uden skemaer.
        Undervejs besøgte {count} ledere hinanden og skrev ned, hvad de så.
        Der blev lagt mærke til to ting, nemlig hvad det kostede, og hvem der havde glæde af det.
    """),
    "trial_program": lines("""
        Programmet foreslår, at {leader} {main_does}.
        Et af de nævnte skridt er at {main_do}.
        Tanken er, at {leader} {main_does}, og at resten af ledelseskæden følger med.
    """),
    "further_program": lines("""
        Det kræver efter programmets opfattelse, at {leader} {does}.
        Der bliver også peget på muligheden for at {do}.
        Hvordan det skal gå til, siger programmet ikke meget om.
        Et andet sted i beskrivelsen er rådet at {do}.
        Beskrivelsen nævner {time} som en rimelig tid at prøve det i.
    """),
    "trial_kontekst": lines("""
        Svaret var, at {leader} {main_does}.
        Flere havde gode erfaringer med at {main_do}.
        Forslaget lød, at {leader} skulle {main_do}, og at ingen skulle vente på de andre.
    """),
    "further_kontekst": lines("""
        En af deltagerne foreslog at {do}.
        Hos dem tog det {time}, før det blev en vane.
        Der var ikke enighed i salen, men ingen havde et bedre forslag.
        Andre ville hellere {do}.
    """),
    # --- what came of it ---
    "outcome": lines("""
        Efter {time} kunne flere mærke, at {main_effect}.
        Allerede den anden gang blev det tydeligt, at {effect}.
        Når {leader} {does}, {then_effect}.
        Hvor det lykkes, {then_effect}.
        Selv nævner lederne som det vigtigste, at {effect}.
        Medarbejderne siger, at {effect}, men at det tager tid, før det sker af sig selv.
        Gevinsten er, at {effect}.
        Når det går bedst, {then_effect}, og så følger resten efter.
        Mange steder er den første forandring, at {effect}.
        Det giver mod på mere, når {effect}.
    """),
    # --- what remains open ---
    "doubt": lines("""
        Til gengæld ved ingen endnu, om {effect}, når opmærksomheden forsvinder.
        Det holder kun, så længe {leader} {does}.
        Faren er, at {problem}.
        Indvendingen er, at {problem}, og den skal tages alvorligt.
        Flere advarer om, at {problem}, når noget nyt skal gå hurtigt.
        Erfaringen gælder få steder, så den skal prøves af, før den bliver gjort til regel.
        Det går galt de steder, hvor {problem}.
        Når {problem}, {then_problem}, og så er man tilbage ved begyndelsen.
        Nogle gjorde det modsatte og oplevede, at {problem}.
        Det skal også siges, at {problem}.
    """),
    # --- why: what is wrong, and what it takes ---
    "cause": lines("""
        Forklaringen ligger i hverdagen, hvor {problem}.
        Det hænger sammen med, at {problem}.
        Mange genkender også, at {problem}.
        Det bliver ikke lettere af, at {problem}.
        Bag det ligger som regel, at {problem}.
    """),
    "reason": lines("""
        Det, der gør forskellen, er {condition}.
        Uden {condition} bliver det ved de gode hensigter.
        Ingen nåede langt uden {condition}.
        Det kræver {condition} og {condition}.
        Det lyder enkelt, men forudsætter {condition}.
        Derfor er {matter} hele ledelseskædens ansvar.
        Forandringen begynder sjældent med en plan, men med {condition}.
        Det, der oftest mangler, er {condition}.
    """),
    "emphasis": lines("""
        Det vigtigste er **{condition}**.
        Det hele vender tilbage til *{matter}*.
        Alle nævner det samme: **{condition}**.
        Det er *ikke* et spørgsmål om penge alene, men om {condition}.
    """),
    # --- what it means ---
    "meaning": lines("""
        For den lokale leder betyder det, at der skal findes {condition}.
        For forvaltningen er opgaven at sørge for {condition}.
        For politikerne er spørgsmålet, om de vil spørge til {matter}, også når der er stille.
        Den, der vil i gang, kan begynde med at {do}.
        Ingen behøver en ny plan eller flere penge for at {do}.
        Begynd på det sted, hvor {problem}.
        Først når {effect}, er det tid til at gå videre.
        Det afgørende er ikke metoden, men at {leader} {does}.
        Næste skridt kan være at {do}.
        En god prøve er at spørge medarbejderne, om {effect}.
        Hvis {problem}, er det et tegn på, at der mangler {condition}.
        Det er værd at huske, at {effect}, også når {problem}.
    """),
    # --- how a summary begins, by type ---
    "summary_E": lines("""
        Erfaringen er, at {main_effect}, når {leader} {main_does}.
        Mange steder er vanskeligheden, at {main_problem}.
        Så længe {main_problem}, er det svært at komme videre med {matter}.
    """),
    "summary_D": lines("""
        Begge hensyn er rigtige, og de trækker hver sin vej, når {main_problem}.
        Det ene gavner {matter}, det andet gavner hverdagen, og der er sjældent tid til begge.
        På den ene side vil {leader} gerne {main_do}, på den anden side er det en kendsgerning, at {main_problem}.
    """),
    "summary_M": lines("""
        En fremgangsmåde, der hjælper {leader} med at {main_do}.
        Modellen er lavet til steder, hvor {main_problem}.
        Formålet er, at {main_effect}.
    """),
    "summary_A": lines("""
        Rådet er at {main_do}, for så {main_then_effect}.
        Når {main_problem}, hjælper det at {main_do}.
        Det gælder især de steder, hvor {main_problem}.
    """),
    "summary_I": lines("""
        Idéen er at {main_do}, bare som en prøve.
        Ingen har endnu prøvet det i stor skala, men meget taler for, at {main_effect}.
        Det kan begynde i det små, for eksempel hvor {main_problem}.
    """),
    # --- headlines, by type ---
    "title_E": lines("""
        {main_effect}, når {leader} {main_does}
        Først når {leader} {main_does}, {main_then_effect}
        Så længe {main_problem}, nytter det lidt at {main_do}
        {main_problem}, når det er op til den enkelte at {main_do}
    """),
    "title_D": lines("""
        {leader} vil {main_do}, men {main_problem}
        {main_effect}, men {main_problem}
        Det er rigtigt at {main_do}, men {main_problem}
    """),
    "title_M": lines("""
        {step_count} trin, der hjælper {leader} med at {main_do}
        En fast ramme for at {main_do}
        Sådan kan {leader} {main_do}
        En vej til at {main_do}, så {main_effect}
    """),
    "title_A": lines("""
        {main_do_it}, så {main_effect}
        {main_do_it}, før {main_problem}
        {main_do_it}, også når {main_problem}
    """),
    "title_I": lines("""
        Prøv i {time} at {main_do}
        Lad {leader} {main_do}
        Prøv at {main_do}, og se, om {main_effect}
    """),
    "short_title_E": lines("""
        {main_effect}
        {main_problem}
    """),
    "short_title_D": lines("""
        Både {condition} og {condition}
    """),
    "short_title_M": lines("""
        Veje til {condition}
    """),
    "short_title_A": lines("""
        Sørg for {condition}
        {main_do_it}
    """),
    "short_title_I": lines("""
        Prøv at {main_do}
    """),
    # --- the other parts of a record ---
    "question": lines("""
        Hvornår har vi sidst oplevet, at {effect}?
        Hvem hos os ville opdage det først, hvis {problem}?
        Hvad skulle vi holde op med for at kunne {do}?
        Hvor hos os gælder det, at {problem}?
        Hvem skal være enig, før vi kan {do}?
        Hvad ville medarbejderne sige, hvis vi spurgte dem om {matter}?
        Hvordan kan vi om {time} se, om {effect}?
        Hvilken rolle har udvalget, når {problem}?
        Hvad kan vi lære af et sted, hvor {effect}?
        Hvilken beslutning om {matter} skal vi træffe i dag?
        Hvad ville et barn fortælle, hvis vi spurgte til {matter}?
    """),
    "consideration": lines("""
        Vælg ikke side, før I ved, hvor hos jer {problem}.
        Spørg først, om {effect}, hvis I gør, som I plejer.
        Aftal, hvornår I ser på valget igen. {time} er sjældent for længe at vente.
        En mulighed er at {do}.
        Det ene hensyn behøver ikke at vinde hver gang.
        Hold øje med, om {problem}, når I har valgt.
        Lad dem, der skal leve med valget, være med til at træffe det.
        Begge hensyn har brug for {condition}.
        Sig højt, hvad I mister ved at vælge, som I gør.
    """),
    "action_forvaltning": lines("""
        {do_it}.
        {do_it}, og fortæl om det på næste ledermøde.
        Sørg for {condition}, før I beder om mere.
        Find ud af, hvor {problem}, og begynd dér.
    """),
    "action_decentral": lines("""
        {do_it}.
        {do_it}, også i de uger, hvor der er travlt.
        Fortæl medarbejderne, hvorfor I vil {do}.
        Bed om {condition}, hvis det mangler.
    """),
    "action_politisk": lines("""
        Spørg til {matter} to gange om året.
        Vælg ét mål for {matter}, og hold fast i det.
        Besøg et sted, hvor {problem}, og lyt.
        Giv arbejdet ro i {time}, før I spørger til resultatet.
    """),
    "obstacle": lines("""
        {problem}.
        {problem}, og {problem}.
        Der mangler {condition}.
        Mange synes, at de allerede gør det, men {problem}.
    """),
    "answer": lines("""
        Begynd med {count} steder, som har lyst, og lad dem fortælle om det bagefter.
        Sig det højt, og aftal, hvem der gør noget ved det.
        {do_it}.
        Tag én ting af bordet, før den næste bliver lagt på.
        Lad {leader} gå forrest, så {effect}.
        Giv det {time}, og se så på det igen.
        Skaf {condition}, før I begynder.
    """),
    "when": lines("""
        Når {main_problem}, og {leader} vil gøre noget ved det.
        Når {leader} skal {main_do}, og ingen ved, hvor de skal begynde.
        Ved begyndelsen af et skoleår, når {matter} alligevel skal planlægges.
        Når det er blevet sagt mange gange, at {main_problem}, uden at der er sket noget.
    """),
    "link": lines("""
        Arbejdet hænger sammen med [{target}].
        Læs det sammen med [{target}], som ser på det fra en anden side.
        Det kan også læses ud af [{target}].
        Se også [{target}] og [materialet fra mødet](https://eksempel.example/moeder).
    """),
    "because": lines("""
        Når {leader} {does}, {then_effect}.
        Ellers kan det ske, at {problem}.
        Det kræver {condition}.
        Den, der har prøvet det, ved, at {effect}.
        Det mærker man især, når {problem}.
    """),
    "prerequisite": lines("""
        {condition}.
        {condition} og {condition}.
        Det er afklaret, hvad der sker, hvis {problem}.
    """),
    "item": lines("""
        {do_it}.
        {do_it}.
        Sørg for {condition}.
    """),
    "next_step": lines("""
        Vælg ét sted, og {main_do_it}. Spørg efter {time}, om {effect}.
        Spørg ved næste ledermøde, hvem der har lyst til at {main_do}, og begynd med dem.
        Find én leder, der kender til, at {main_problem}, og prøv det af sammen.
    """),
}

STEPS = (
    ("Vælg ét mål", "Bliv enige om det ene, der skal være anderledes for børnene, og skriv det på én linje."),
    ("Find ud af, hvor I står", "Spørg dem, der er tættest på, og skriv ned, hvad de ser. Brug højst to uger."),
    ("Sæt holdet", "To ledere, to medarbejdere og en fra forvaltningen er nok til at begynde."),
    ("Fordel rollerne", "Aftal, hvem der beslutter, hvem der hjælper, og hvem der bare skal vide det."),
    ("Ryd plads i kalenderen", "Aflys noget andet, før det første møde bliver lagt."),
    ("Prøv i det små", "Ét sted og få uger. Det skal være så lille, at det kan gå galt, uden at nogen taber ansigt."),
    ("Se på det sammen", "Besøg hinanden med ét spørgsmål, og tal om det samme dag."),
    ("Spørg børnene", "Lad dem fortælle, hvad de har lagt mærke til, før de voksne gør det."),
    ("Ret til", "Behold det, der virkede, og drop resten uden at undskylde."),
    ("Gør det fast", "Læg det i årshjulet, så det overlever et lederskifte."),
    ("Fortæl om det", "Vis nabokommunen både det, der lykkedes, og det, der kostede for meget."),
    ("Tag det op igen", "Spørg efter et halvt år, om det stadig er det rigtige mål."),
)
HEADINGS = lines("""
    Sådan begyndte det
    Det blev prøvet
    Det kom der ud af det
    Det drillede
    Det kan andre bruge
    Hvis I vil i gang
""")
SEARCH_WORDS = lines("""
    ledelseskæde
    skoleleder
    dagtilbud
    trivsel
    forældresamarbejde
    mødeledelse
    udvalg
    direktion
""")
