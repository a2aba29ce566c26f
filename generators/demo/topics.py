"""What the fictional programme is about: for each theme what leaders do, what comes of it, and what stands in the way.

Only words. A line of `does` is what somebody does, without »at«; it ends where a comma or a full stop can follow.
Clauses are `subject | verb | rest` and hold no »ikke«, so that they read the same wherever they stand.
"""

from dataclasses import dataclass

from generators.demo.wording import Clause, clauses, lines


@dataclass(frozen=True, slots=True)
class Topic:
    """The fragments of one theme. Any `common` concern stands against any `local` one in a dilemma."""

    slug: str
    name: str
    short_name: str
    description: str
    main: bool
    matter: str
    does: tuple[str, ...]
    effects: tuple[Clause, ...]
    problems: tuple[Clause, ...]
    common: tuple[tuple[str, str], ...]
    local: tuple[tuple[str, str], ...]
    search_words: tuple[str, ...]


def _sides(table: str) -> tuple[tuple[str, str], ...]:
    rows = (line.partition(" | ") for line in lines(table))
    return tuple((name, argument) for name, _, argument in rows)


TOPICS = (
    Topic(
        slug="faglig-ledelse",
        name="Faglig ledelse med få og tydelige mål",
        short_name="Faglig ledelse",
        description="Hvordan politiske mål bliver til ledelse, som børn og medarbejdere kan mærke.",
        main=True,
        matter="det faglige arbejde",
        does=lines("""
            holde et fast ugentligt møde om undervisning og leg
            følge en gruppe børn gennem en hel dag
            oversætte det politiske mål til tre konkrete tegn
            give feedback ud fra et fælles skema
            lægge faglig sparring i kalenderen før alt andet
            besøge praksis med et aftalt spørgsmål
            lægge et driftsmøde om til en faglig drøftelse
            drøfte ét fagligt mål ad gangen
            skrive ned, hvilke opgaver der stjæler tid fra børnene
            vende tilbage til det samme mål hver måned
            bede udvalget om at vælge mellem målene
            fortælle forældrene, hvad målet betyder i hverdagen
            rydde en formiddag om ugen til faglig ledelse
            begynde hvert ledermøde med et eksempel fra praksis
            sætte navn på den, der holder øje med målet
        """),
        effects=clauses("""
            samtalerne om undervisning | bliver | mere konkrete
            målet | kan | genkendes i den enkelte gruppe
            lederen | kommer | tættere på børnenes hverdag
            det faglige | får | den første plads på dagsordenen
            medarbejderne | spørger | oftere om hjælp
            nye ledere | finder | hurtigere ind i opgaven
        """),
        problems=clauses("""
            driften | fylder | mere end det faglige
            målet | betyder | noget forskelligt fra sted til sted
            besøgene | føles | som kontrol
            lederen | er | alene om den faglige retning
            kalenderen | er | fuld, før ugen begynder
            målene | er | for mange til at blive husket
        """),
        common=_sides("""
            En fælles faglig retning | Børn flytter mellem tilbud, og de skal kunne kende de voksnes forventninger igen.
            Mål, som alle kender | Et mål virker kun, hvis det betyder det samme i udvalget, på rådhuset og i gruppen.
            Lederen tæt på praksis | Den, der ser hverdagen, kan stille de spørgsmål, som en rapport aldrig får med.
        """),
        local=_sides("""
            Plads til det lokale skøn | De, der kender børnene, ser først, hvad der virker netop her.
            Tillid til fagligheden | Medarbejdere, der selv vælger vejen, tager også ansvar for, hvor den fører hen.
            Ro til at blive færdig | Et sted, der lige har lagt om, har brug for tid, før noget nyt kan slå rod.
        """),
        search_words=lines("""
            pædagogisk ledelse
            feedback
            observation
            målstyring
            ledertid
            kerneopgave
            dørtrin
            prioritering
        """),
    ),
    Topic(
        slug="data-og-dialog",
        name="Viden om børns læring og trivsel i dialogen mellem ledere",
        short_name="Data og dialog",
        description="Hvordan tal og fortællinger bliver til samtaler, der ændrer noget for børnene.",
        main=True,
        matter="samtalen om resultater",
        does=lines("""
            gennemgå trivselstallene sammen med medarbejderne
            spørge børnene, før tallene bliver fortolket
            vælge tre tal, som alle følger
            lægge tal og fortællinger på det samme bord
            holde fire korte datasamtaler om året
            vise udviklingen over tre år i stedet for ét
            tage ét overraskende tal op ad gangen
            invitere skole og dagtilbud til den samme datasamtale
            skrive en kort fortælling til hvert tal
            aftale på forhånd, hvad et dårligt tal skal føre til
            fjerne de målinger, som ingen bruger
            bede medarbejderne gætte, før tallene bliver vist
            gøre sprogvurderingerne til et fast punkt
            lytte til forældrenes forklaring på et fald
            følge de samme børn over overgangen
        """),
        effects=clauses("""
            tallene | bliver | til spørgsmål i stedet for karakterer
            et fald | bliver | opdaget, mens der kan gøres noget
            dialogen | flytter | sig fra forklaring til handling
            flere | tør | vise de tal, der bekymrer
            udvalget | får | færre tabeller og bedre samtaler
            børnenes egne ord | får | vægt ved siden af tallene
        """),
        problems=clauses("""
            tallene | kommer | for sent til at kunne bruges
            samtalen | ender | i en diskussion om målemetoden
            rapporten | bliver | lagt i skuffen
            tallene | fortæller | for lidt om de yngste børn
            enkelte steder | bliver | hængt ud
            de samme oplysninger | bliver | tastet ind tre gange
        """),
        common=_sides("""
            Tal, der kan sammenlignes | Uden et fælles grundlag ved ingen, om et fald er tilfældigt eller alvorligt.
            Åbenhed om resultater | Den, der viser sine tal frem, giver andre mulighed for at hjælpe.
            Fast opfølgning | Det, der bliver fulgt op, bliver taget alvorligt, også når hverdagen er travl.
        """),
        local=_sides("""
            Fortællingen bag tallet | Et barns udvikling kan sjældent læses af et gennemsnit.
            Trygge samtaler | Først når ingen frygter at blive hængt ud, kommer det vigtigste på bordet.
            Færre målinger | Hver ny indberetning tager tid fra det arbejde, den skulle gøre bedre.
        """),
        search_words=lines("""
            trivselsmåling
            nøgletal
            opfølgning
            kvalitetssamtale
            evaluering
            sprogvurdering
            statistik
            resultater
        """),
    ),
    Topic(
        slug="laeringsfaellesskaber",
        name="Faglige fællesskaber, der lærer på tværs",
        short_name="Læringsfællesskaber",
        description="Hvordan ledere og medarbejdere lærer af hinandens praksis og forpligter sig på det, der virker.",
        main=True,
        matter="det faglige fællesskab",
        does=lines("""
            se hinandens praksis to gange om året
            dele et forløb, der gik galt
            planlægge det næste forløb i fællesskab
            optage korte film og se dem sammen
            udpege en vejleder på hvert sted
            bytte ledere i en uge
            føre en fælles logbog over det, der bliver prøvet
            invitere nabokommunen med til teammødet
            sætte nye og erfarne ledere sammen to og to
            bruge personalemødet på én fælles øvelse
            lade teamet vælge sit eget spørgsmål
            samle ledere fra skole og dagtilbud om et barns vej
            øve den svære samtale på hinanden
            lukke ledermødet med, hvad hver især vil prøve
        """),
        effects=clauses("""
            gode greb | bliver | delt, før de bliver glemt
            tvivlen | kommer | frem i tide
            medarbejderne | låner | hinandens løsninger
            lederne | får | et fælles sprog for kvalitet
            flere | tager | ansvar for de samme børn
            nye kolleger | lærer | faget hurtigere
        """),
        problems=clauses("""
            de travleste | melder | fra først
            fællesskabet | bliver | hyggeligt, men uforpligtende
            erfaringerne | bliver | hos den, der gjorde dem
            møderne | mangler | et spørgsmål
            to fagligheder | taler | forbi hinanden
            alle | venter | på, at en anden begynder
        """),
        common=_sides("""
            Forpligtelse på hinanden | Et fællesskab, som man kan melde sig ud af, når det er svært, flytter ingenting.
            Det, vi ved virker | Når noget har vist sig at gavne børn, må det ikke afhænge af, hvor de går i skole.
            Lærdom på tværs | Den løsning, et sted mangler, er ofte allerede fundet et andet sted.
        """),
        local=_sides("""
            Egen stil og metode | Engagementet forsvinder, hvis alle skal arbejde på samme måde.
            Fællesskabet hjemme | Teamet skal kunne stå på egne ben, før det har overskud til andre.
            Tid med børnene | Hvert møde har en pris, og den bliver betalt af dem, der er på arbejde imens.
        """),
        search_words=lines("""
            teamsamarbejde
            kollegial sparring
            vidensdeling
            aktionslæring
            netværk
            vejleder
            ledernetværk
            praksisfortælling
        """),
    ),
    Topic(
        slug="opgavefordeling",
        name="Opgaver og samarbejde mellem forvaltning og decentrale ledere",
        short_name="Opgavefordeling",
        description="Hvem der løser hvad, så ledere tæt på børnene får tid til deres vigtigste opgave.",
        main=True,
        matter="fordelingen af opgaver",
        does=lines("""
            samle bygninger og indkøb ét sted
            tegne vejen for en beslutning på én side
            flytte én opgave ad gangen
            finde de skemaer, som ingen ville savne
            svare på alle henvendelser inden for to dage
            aftale, hvem der beslutter, før arbejdet begynder
            skære antallet af fælles møder ned til det halve
            give hvert sted en fast kontaktperson
            prøve en ny arbejdsdeling på få steder
            gøre regnestykket op, før en opgave flytter
            sende én samlet besked om ugen
            skrive en aftale på én side om roller og ansvar
            lade en skoleleder sidde med, når rammerne bliver lagt
            tælle de timer, som en opgave tager
        """),
        effects=clauses("""
            ventetiden på svar | bliver | kortere
            lederen | får | en hel formiddag til det faglige
            beslutningerne | bliver | lettere at forklare
            dobbeltarbejdet | forsvinder | stille og roligt
            uklare sager | finder | hurtigere en ejer
            rådhuset | ved | mere om hverdagen ude
        """),
        problems=clauses("""
            ingen | ved | , hvem der beslutter
            opgaven | flytter | uden de penge, der hører til
            kendskabet til stedet | går | tabt
            nye skemaer | kommer | til, før de gamle er væk
            de små steder | har | for få hænder
            aftalen | bliver | glemt ved det første lederskifte
        """),
        common=_sides("""
            Samlede opgaver | Det, der løses ét sted, bliver løst ens, og ingen enhed står alene med det.
            Klare rammer | Når alle ved, hvem der beslutter, går der mindre tid med at spørge.
            Ligelige vilkår | Børn skal have de samme muligheder, uanset hvor stort stedet er.
        """),
        local=_sides("""
            Nærhed til stedet | Den, der går på gangen hver dag, ser fejlen, før den bliver dyr.
            Handlefrihed | En leder med ansvar for resultatet må også kunne råde over midlerne.
            Korte veje | Et spørgsmål, der kan besvares på stedet, skal ikke omkring rådhuset.
        """),
        search_words=lines("""
            arbejdsdeling
            administration
            ledelsesrum
            bureaukrati
            decentralisering
            roller
            fællesadministration
            mødetid
        """),
    ),
    Topic(
        slug="stoettefunktioner",
        name="Støtte på tværs af fag og forvaltninger",
        short_name="Støttefunktioner",
        description="Hvordan konsulenter, data og fælles principper kommer til nytte det enkelte sted.",
        main=True,
        matter="støtten til det enkelte sted",
        does=lines("""
            spørge brugerne, før støtten bliver planlagt
            møde op, før problemet vokser
            samle skole, sundhed og socialområde om én plan
            afslutte hvert forløb med en kort samtale om udbyttet
            tilbyde sparring inden for en uge
            følge ét barns sag fra ende til anden
            oprette én indgang til al hjælp
            låne en konsulent ud i tre måneder
            sige nej til opgaver, som ingen har bedt om
            holde åben telefon for ledere hver morgen
            lægge støtten der, hvor børnene er
            dele en fælles kalender mellem fagene
            evaluere støtten sammen med dem, der fik den
            øve overgangen, inden barnet skifter
        """),
        effects=clauses("""
            hjælpen | kommer | , mens den kan nytte
            familierne | møder | én plan i stedet for tre
            konsulenterne | lærer | stedet at kende
            overgangene | bliver | roligere for børnene
            fagene | ser | det samme barn
            støtten | bliver | brugt af dem, der før gav op
        """),
        problems=clauses("""
            støtten | kommer | , når det brænder
            hjælpen | afhænger | af, hvem man kender
            tre planer | peger | i hver sin retning
            de fælles tilbud | bliver | fjerne fra hverdagen
            konsulenten | er | væk, før noget har ændret sig
            familien | fortæller | sin historie forfra hver gang
        """),
        common=_sides("""
            Fælles støtte til alle | Et barn med brug for hjælp skal møde den samme kvalitet overalt i kommunen.
            Stærke fagmiljøer | Specialister bliver bedre af at arbejde sammen med andre specialister.
            Én samlet plan | Når fagene arbejder efter hver sin plan, skal familien selv få dem til at passe sammen.
        """),
        local=_sides("""
            Hjælp, når den behøves | En støtte, der skal bestilles måneder i forvejen, kommer altid for sent.
            Kendskab til børnene | Gode råd fra en fremmed vejer mindre end et godt råd fra en, der kender gruppen.
            Opgaven bliver løst her | Steder, der klarer mere selv, bliver også dygtigere til det.
        """),
        search_words=lines("""
            konsulenter
            tværfagligt samarbejde
            inklusion
            PPR
            overgange
            tidlig indsats
            sundhedspleje
            én plan
        """),
    ),
    Topic(
        slug="organisation",
        name="En organisation, der hjælper hverdagen",
        short_name="Organisation",
        description="Hvordan en kommune kan være bygget op, så det gavner arbejdet med børnene.",
        main=False,
        matter="organiseringen",
        does=lines("""
            samle fire små enheder under én ledelse
            tegne organisationen set fra et barn
            fjerne ét ledelseslag på prøve
            beskrive problemet, før løsningen bliver tegnet
            besøge en kommune, der har fortrudt
            lade to skoler dele administration
            prøve den nye struktur i ét distrikt
            måle afstanden fra leder til medarbejder
        """),
        effects=clauses("""
            vejen til en beslutning | bliver | kortere
            små steder | får | del i de stores viden
            lederne | ser | hinanden som kolleger
            ændringen | kan | forklares på to minutter
        """),
        problems=clauses("""
            den nye struktur | tager | al opmærksomheden
            gamle grænser | lever | videre under nye navne
            afstanden til lederen | vokser | år for år
            ændringen | kommer | , før behovet er beskrevet
        """),
        common=_sides("""
            Større enheder | En større enhed kan bære specialer og sygdom, som en lille må bøje sig for.
            Ens struktur | Når alle steder er bygget ens, kan ledere hjælpe hinanden uden at lære nyt.
        """),
        local=_sides("""
            Små steder med sjæl | Børn og forældre kender lederen, og lederen kender dem.
            Forskellige løsninger | En skole ved kysten og en skole i byen har sjældent brug for det samme.
        """),
        search_words=lines("""
            struktur
            distrikt
            områdeledelse
            ledelseslag
            sammenlægning
        """),
    ),
    Topic(
        slug="ressourcer",
        name="Tid og penge, der følger målene",
        short_name="Ressourcer",
        description="Hvordan arbejdstid og budget kan bruges, så det kan mærkes af børnene.",
        main=False,
        matter="brugen af tid og penge",
        does=lines("""
            vise budgettet på én side
            flytte en time fra møder til børn
            følge pengene helt ud i gruppen
            lægge budget og mål frem på den samme dag
            spørge, hvad der kan holde op
            gemme en lille pulje til det uventede
            regne på prisen for det, der ikke bliver gjort
            dele en medarbejder mellem to steder
        """),
        effects=clauses("""
            pengene | følger | de børn, som de er tænkt til
            budgettet | bliver | til en faglig samtale
            tiden | går | til det, der er aftalt
            et nej | bliver | lettere at forstå
        """),
        problems=clauses("""
            pengene | er | brugt, før målet er valgt
            tiden | er | for knap til begge dele
            de nye opgaver | kommer | oven i de gamle
            besparelsen | rammer | det, der virker
        """),
        common=_sides("""
            Penge efter behov | Midlerne skal kunne flyttes derhen, hvor børnene har mest brug for dem.
            Overblik for alle | Kun den, der ser hele regnestykket, kan prioritere i det.
        """),
        local=_sides("""
            Et budget, man kan regne med | Et sted kan kun planlægge, hvis pengene ligger fast et år ad gangen.
            Frihed til at omlægge | De bedste besparelser bliver fundet af dem, der bruger pengene.
        """),
        search_words=lines("""
            økonomi
            arbejdstid
            budget
            normering
            prioritering
        """),
    ),
)
BY_SLUG = {topic.slug: topic for topic in TOPICS}
