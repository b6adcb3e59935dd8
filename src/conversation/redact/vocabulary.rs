//! The words around names that say what they are.

use super::lists::words;

words! {
    /// Capitalised in English and nobody's name: days, months, countries, peoples, faiths, firms, and the small words that
    /// sentences begin with.
    NOBODY = include_str!("lists/nobody.txt");

    /// Known the world over: firms and services, no persons.
    FIRMS = include_str!("lists/firms.txt");

    /// Before a surname or a full name.
    TITLES = "dr mr mrs ms miss mx prof professor doctor reverend rev pastor fr imam rabbi coach sir madam officer sgt sergeant
        lieutenant captain capt detective judge nurse sister father senor senora senorita herr frau mme mlle monsieur madame
        licenciado lic sheikh sheik ustad hajj pandit guru lady lord dame deacon bishop councillor inspector constable pc";

    /// Kin and others who are called by that word with their name.
    KIN_TITLES = "uncle aunt auntie aunty tia tio tita tito kuya nonna nonno oma opa abuela abuelo baba mama papa nana nan gran
        grandma grandpa granny grandad mami papi didi bhai dada dadi nani lola lolo ate oga mallam chacha khala amma appa teta
        ammi abbu ammu tatay nanay inay ninang ninong babcia dziadek ciocia ciocha wujek halmoni harabeoji jiddo teta titi maman
        eomma thatha paati ajji naani nanaji dadaji bua mausi maasi masi chachi phupo phuppo taya apu bhabhi gege jiejie didi yiayia pappou
        sis bro brother cousin tante onkel dede abla abi hyung noona oppa unnie";

    /// Those whom a name may follow: "my friend Ana".
    PEOPLE = "friend friends mate mates buddy bestie bff pal bf gf boyfriend girlfriend husband wife hubby partner fiance fiancee ex son sons
        daughter daughters kid baby brother sister brothers sisters bro sis mum mom mam mother dad father cousin nephew niece
        uncle aunt grandma grandpa grandmother grandfather granddaughter grandson roommate roomie flatmate housemate boss manager
        supervisor coworker co-worker colleague teacher tutor therapist counselor counsellor psychiatrist psychologist doctor
        nurse sponsor neighbour neighbor landlord landlady teammate classmate hermana hermano prima primo girl boy guy man woman
        crush twin stepdad stepmom stepmum stepbrother stepsister stepson stepdaughter dude lady person someone somebody lad one kids
        worker mentor coach pastor priest driver intern crewmate officer student pupil client listener volunteer name nickname
        godmother godfather goddaughter godson inlaw bride groom lover sweetheart babysitter nanny lawyer gp carer leader";

    /// Which a call by name may follow.
    GREETINGS = "hi hey heyy heyyy hello helo hiya hola hallo heya yo dear thanks thank thankyou thx thnx thanx tnx ty sorry bye goodbye
        goodnight night gn morning gm evening afternoon ok okay kk yes yeah yep no nope nah please pls plz welcome cheers selam salam
        shalom namaste ciao ola oi aye lol haha omg right sure cool alright well honestly listen look fair true agreed
        congratulations congrats luck love wow oh ah aw aww ugh god tysm u you babe";

    /// What people do: after a name.
    DOING = "is was isn't isnt wasn't wasnt has had hasn't hadn't hasnt hadnt said says say told tells asked asks came comes left leaves died dies went goes called
        calls who and thinks thought wants wanted got gets just never does did doesnt doesn't didnt didn't keeps kept knows knew made makes
        gave gives broke cheated would wouldn't wouldnt could can't cant can couldn't will won't wont relapsed took takes loves loved hates hated used works worked started stopped texted
        messaged found saw sees always still also really even already only actually literally here again moved lives lived
        told sent sends wrote writes hit hits walked helped helps lied lies likes liked ghosted dumped blocked moved passed
        invited showed sat stood looked looks turned turns became seems seemed laughed cried cries yelled screamed from with
        needs needed tried tries deserves remembers forgot or but when because if at in on shared stayed says answered";

    /// What only a person does: after a letter, "J says", or a name that is a word.
    ACTS = "says said told asked asks texted called calls hit left thinks wants knows knew came comes hates hated loves loved cheated broke dumped blocked
        ghosted messaged sent moved died never keeps kept doesnt didnt hasnt wont went got gets made makes cried shared lied laughed smiled yelled screamed";

    /// After the name of a person, in languages that put them there.
    HONORIFICS = "oppa unnie hyung noona sensei sama san bhai bhaiya didi ji abi abla hanim bey ustaz";
    /// Before whom one met or told.
    MET = "saw told tell asked ask met texted miss hate phoned rang messaged hugged blocked";

    /// Names that begin sentences far more often as words.
    COMMON = "will may mark hope art chance christian rich son guy bless honest ever love so my long see an in do sun early
        major many young king say dear man pa le day sky light rain winter summer autumn spring season heaven angel
        star baby honey life true justice freedom peace merry happy joy faith harm pray sunday friday sunny misty
        stormy storm wild royal legend maximum story journey trinity haven messiah blessing miracle genesis london
        paris china asia america orlando houston dallas north south east west patience truth dream beautiful prince
        governor bear green grey gray yoga job channel come sunshine turk amen dash uni panda lucky back loyalty golden silver memory
        royalty glory liberty unity forever always halo cash money king boss major judge bishop deacon saint prophet ocean storm
        rainbow moon sea forest garden meadow flower blossom sandy dusty windy cookie sugar pepper cinnamon berry peach apple
        honeydew fox lion tiger hawk falcon dragon bunny rocket blaze flash sonic nova cosmo champ chief tank rebel story lyric poem
        novel dollar dime rush race trace trip drive cruise heavenly divine faithful grand noble regal able brave strong fearless
        loving dear precious cute pretty war peace eternity infinity salvation
        boston lovely petal treasure";

    /// Creatures that have names and are no persons.
    PETS = "kittens puppies parakeet canary dog dogs doggo cat cats kitten kitty puppy pup hamster rabbit bunny horse pony parrot bird fish goldfish guinea pig pet pets lizard
        gecko snake tortoise turtle rat ferret budgie cockatiel chihuahua labrador poodle husky pug corgi dachshund goat cow hen chicken plant car bike boat";
    /// Where one of these is told of, a creature is near.
    PET_MATTERS = "vet vets vet's paws litter leash kibble paw purr purrs purring bark barks barking collar meow woof";

    /// To whom one is, or does, something: a person follows, not a place.
    TOWARDS = "talk talked talking talks speak spoke speaking text texted texting write wrote writing listen listened listening said say saying
        married engaged lied lie lying sorry thank thanks related message messaged messages attached next close similar apologise apologize apologised
        explain explained belong belongs mean rude nice kind cruel lost happened happen happens according compared angry mad annoyed shouting shouted shout yell yelled
        yelling screamed scream screaming look looked looking laugh laughed smiled stare stared from letter call calls call gift present news email mail
        prayed pray praying promise promised admitted admit told reply replied respond responded confess confessed sing sang introduced propose proposed due thanks";

    /// Before where somebody is.
    WHERE = "in from near around outside towards toward to at via visiting visited leaving leave left reach reached into across inside
        past beside round called";

    STUDY = "study studies studied studying student students finals exam exams module modules degree course courses class classes lecture
        lectures semester freshman sophomore uni university college school campus dorm dorms phd masters master bachelor major
        graduate graduated graduating graduation teach teaches teacher law medicine engineering pharmacy thesis dissertation
        dropout scholarship enrolled admitted year professor dean faculty grade grades kid kids homework pupil pupils term assembly detention
        suspended expelled boarding sixth freshers halls prom form tutor bullied gcse gcses econ economics biology
        chemistry physics maths psychology sociology history geography philosophy accounting y7 y8 y9 y10 y11 y12 y13 yr7 yr8 yr9 yr10 yr11 yr12 yr13";
    WORK = "work works worked working job jobs shift shifts temp temped intern interned internship clean cleaner cleaning nurse manager cashier
        driver drive waiter waitress fired hired hire sacked employed employer laid redundant career position promoted resigned
        quit contract office warehouse till years yrs company boss editor security nights salary wages wage paid pay hr team engineer
        lates earlies doubles overtime mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends counter checkout checkouts
        tills rota payslip agency trainee probation freelance volunteer volunteering placement pack packing stack stacking shelves
        barback bartender barmaid barman dishwasher carer plumber electrician welder hairdresser stylist week month
        interview interviews interviewing interviewed started starting accountant analyst developer receptionist apprentice apprenticeship chef cook porter
        paramedic solicitor pharmacist advisor adviser desk staff supervisor colleague colleagues coworkers onboarding barista server kitchen sales retail consultant";
    /// Words after which "at" leads to an employer, whatever its case.
    JOBS = "work works worked working workin job jobs shift shifts temp temped intern interned internship manager cashier driver waiter waitress
        fired hired sacked employed redundant laid position promoted resigned barista supervisor teller career warehouse nights cleaner boss
        interview interviewed interviewing interviews onboarding apprentice apprenticeship rota accountant analyst developer receptionist server security
        lates earlies doubles overtime mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends till tills checkout checkouts counter";
    SCHOOLS = "university univ varsity uni college academy school primary elementary polytechnic institute institut secondary gymnasium lycee kindergarten
        seminary universidad universitat universite universidade universita conservatory hochschule high sixth-form preschool nursery montessori grammar polytechnique poly";
    SCHOOL_KINDS = "high middle midle primary elementary secondary grammar boarding medical law business art arts community state technical
        girls boys international public private prep junior senior infant infants sixth form nursing technology teachers catholic";
    /// With which a firm's name ends, whatever stands before.
    COMPANIES = "inc ltd llc llp plc gmbh ag corp corporation group homes estates airlines airways bank logistics hotel hotels services
        solutions foods motors partners industries enterprises holdings consulting pharmaceuticals technologies systems stores
        insurance bakery supermarket restaurant hospital clinic infirmary hospice council werft shipyard factory care
        roofing plumbing joinery carpentry scaffolding landscaping cleaners laundrette laundry freight haulage couriers removals textiles
        mills butchers fishmongers florist florists recruitment staffing solicitors accountants outreach casino opticians pharmacy chemist
        chemists tyres barbers barbershop salon nails grill diner pizzeria bistro tavern cafe takeaway deli brewery distillery foundry
        packaging plastics upholstery kennels dental dentistry surgery veterinary vets realty realtors lettings brokers associates
        jewellers jewelers tailors boutique pty bv kft zrt sarl doo";
    /// The same, of much else too: they need a word of work.
    TRADES = "bar pub inn arms kitchen coffee pizza burgers books media studio studios design designs digital software labs analytics security
        cleaning construction building garage parts press news times herald gazette store market mart outlet fashion beauty hair spa
        fitness gym leisure pools pool trust foundation charity housing law legal finance financial capital advisory wealth credit
        energy electric telecom networks travel tours cabs taxis cars rentals engineering works farm farms dairy meats centre center
        support health healthcare medical memorial transport storage warehouse distribution supplies supply tools flooring carpets
        interiors furniture windows electronics computers mobile toys pets theatre cinema museum autos tech catering lounge kebab kebabs fryer fisheries tandoori balti";
    /// Before such a word they say what it is, not whose: "social services".
    GENERIC = "social child children mental health human home customer crisis protective community adult youth family public national
        international emergency urgent primary intensive self day foster free online local general student special medical new good
        great best big real first second support peer personal life small city state county federal us uk american british nhs
        medicare veterans military central main my our high dependency stroke burns maternity labour delivery psychiatric psych
        eating disorder disorders acute secure the mother baby stem group victim legal funeral car care bank hospital clinic food blood west river piggy whatsapp facebook discord telegram reddit google age focus study book";
    /// What stands after the name of a place and is no part of it.
    AREAS = "district area county village borough neighbourhood neighborhood suburb";
    FEATURES = "park beach bridge station airport mall river lake hospital hospice square market pier harbour harbor cathedral castle
        mountain mountains island valley heights hills cemetery graveyard stadium library bay falls forest woods creek
        church chapel mosque temple synagogue abbey priory quay docks reservoir canal marina promenade prison jail towers";
    /// The same, of much else too: with capitals, where somebody is.
    FEATURES_TOO = "point head cliff cliffs cove rock rocks moor moors marsh marshes common dunes lighthouse gardens arena junction dam pass peak
        hill loch lough glen brook weir lock locks barracks green cross field fields farm ferry island ridge court estate parade retail";
    FEATURES_FIRST = "lake mount mt river loch playa cape port fort isla puerto villa camp lac rio monte hmp";

    /// Ways of living somewhere and of getting there: after these and "in" or "to" a capitalised word is a place.
    DWELLING = "drove drive driving moved moving move flew fly flight train bus coach travelled traveled live lives living lived born raised
        staying stuck based grew sent ferry taxi uber lift ride hitched";
}
