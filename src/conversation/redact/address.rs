//! Where a house stands: street and number, flat, postcode. Towns are in [`place`](super::place).

use super::lists::words;
use super::pattern::{captures, has, patterns, span, spans};
use super::shadow::Shadow;
use crate::conversation::Span;

const STREET: &str = "(?:street|str|st|road|rd|avenue|ave?|lane|ln|drive|dr|crescent|cres|close|court|ct|way|place|pl|square|sq|terrace|rise|hill|gardens?|grove|mews|row|walk|boulevard|blvd|parkway|pkwy|highway|hwy|view|circle|cir|trail|alley|quay|parade|green|vale|park|estate|mount|wharf|gate|loop|bend|heights|ridge|turn|cove|path|chase|croft|drift|fold|yard)";
/// A part of a town or a house, with its number.
const UNIT: &str = r"(?:(?:flat|apt|apartment|unit|suite|ste|room|rm|floor|flr|house|hse|block|blk|plot|stand|lot|door|phase|sector|bldg|building|tower|purok|zone|villa|road|street|lane)\.?\s*(?:no\.?\s*)?\#?(?:\d+[a-z]?\d*(?:/\d+)?|(?-i:[A-HJ-Z])\d*)\b,?)";
/// The number of a house, said.
const IN_WORDS: &str = r"(?:ten|eleven|twelve|[a-z]+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine)";
const FLAT: &str = r"(?:flat|apt|apartment|unit|suite|room|floor|house|block|plot|stand|lot|door)";

words! {
    /// Words that stand between a figure and "road" in a sentence, and in no street's name.
    BETWEEN = "million thousand hundred in on at to for from with of and or but is was were are years year hours hour minutes minute mins days day people times
        weeks week months month miles km i you he she they we it my your his her our more other men women kids cars guys blocks
        houses steps metres meters down up out off away this that a an then when so if because who which went left been all every
        am pm per yards lanes lane roads streets thats that's its it's theres there's only same last first next whole best worst any some every no
        such just not about like isnt wasnt im i'm ive hes shes theyre dont got get wrong right safe good bad";
}

patterns! {
    NUMBER_FIRST = format!(r"(?i)(?:^|[^\d\w.,$/-])((?:{UNIT}\s+(?:[a-z'\x01]+\s+(?:house|court|building|tower|point|lodge|heights),?\s+)?){{0,4}}(?:(?:no\.?\s+)?\#?\d{{1,5}}[a-z]?(?:[-/]\d{{1,4}})?|number\s+{IN_WORDS}),?\s+(?:(?:n|s|e|w|north|south|east|west|old|new|upper|lower|great|little)\.?\s+)?((?:[a-z\x01][a-z'\x01.-]*\s+){{0,3}}?[a-z\x01][a-z'\x01-]+)\s+{STREET}\b\.?(?:,?\s+(?:{FLAT}|\#)\.?\s*\#?\d+(?:-?[a-z])?\b)?)");
    /// The same with capitals, before words that are no street's in small letters: "23 Cusack Lawn".
    NUMBER_THEN_CAPITALS = r"(?:^|[^\d\w.,$/-])(\d{1,4}[a-zA-Z]?,?\ (?:[A-Z\x01][a-z\x01']+\ ){1,3}(?:Lawns?|Heath|Meadows?|Fields?|Common|Downs?|Glen|Glebe|Manor|Orchard|Villas?|Cottages?|Buildings?|Arcade|Bank|Brow|Brae|Wynd|Strand|Esplanade|Promenade|Marina|Reach|Garth|Mead|Dene|End|Cross|Pass|Run|Crossing|Landing|Pointe|Expressway|Freeway|Turnpike|Tce|Pde|Gdns|Spur|Plaza|Nook|Acre|Acres|Knoll|Hollow|Ter))\b";
    NUMBERED_STREET = format!(r"(?i)(?:^|[^\d\w.,$/-])(\#?\d{{1,5}}\s+(?:(?:n|s|e|w|north|south|east|west)\.?\s+)?\d{{1,3}}(?:st|nd|rd|th)\s+{STREET}\b\.?)");
    FLAT_IN_HOUSE = r"(?i)\b((?:flat|apt|apartment|unit)\.?\s*\#?\d+[a-z]?\b(?:/\d+)?(?:,?\s+[A-Za-z'\x01]+(?:\s+[A-Z\x01][a-z\x01]+)?\s+(?i:house|court|building|tower|towers|point|lodge|heights|mansions|block|apartments?|flats|residency|residences?|condominiums?|condos?|gardens|plaza|suites|manor|villas?|terraces?|enclave|society|complex|estate)\b)?)";
    STREET_FIRST = r"(?i)\b((?:calle|c/|avda\.?|avenida|av\.|carrera|cra\.?|rue|via|viale|piazza|rua|travessa|ul\.|ulica|ulitsa|al\.|odos|carrer|jalan|jln\.?|jl\.?|strada|bulevardul|bulevar|soi|thanon|duong|ngo|plaza|paseo|camino|corso|largo|praca|sokak|caddesi)\s+(?:(?:de|del|della|do|da|dos|la|las|los|le|du|des|san|santa|al|el)\s+)*[a-z\x01'][a-z\x01'.-]*(?:\s+(?:de|del|la|do|da)\s+[a-z\x01']+|\s+[A-Z\x01][a-z\x01'.-]*)?,?\s*(?:n\.?[ºo°]?\s*|no\.?\s*|nr\.?\s*|\#)?\d{1,5}[a-z]?\b)";
    /// A number within a block, before its street: "Blk 7 Lot 12 Sampaguita St".
    UNIT_THEN_STREET = format!(r"(?i)\b((?:{UNIT}\s+){{2,4}}(?:[a-z\x01][a-z\x01'-]*\s+){{1,2}}{STREET}\b\.?|{UNIT}\s+(?-i:[A-Z\x01][a-z\x01'-]*\s+){{1,2}}{STREET}\b\.?)");
    /// "sector 15, house no 221".
    UNITS = format!(r"(?i)\b({UNIT}(?:\s+{UNIT})+)(?:$|[^\w])");
    LIVED_IN = r"(?i)\b(?:flat|apt|apartment|house|hse|block|blk|plot|lot|phase|sector|purok|villa)\b";
    /// Of Colombia: "Calle 45 # 12-34".
    CROSSING = r"(?i)\b((?:calle|cl|carrera|cra|kr|avenida|av|diagonal|transversal)\.?\s+\d{1,3}[a-z]?\s*(?:\#|no?\.?)\s*\d{1,3}[a-z]?\s*-\s*\d{1,3})\b";
    NUMBER_THEN_STREET = r"(?i)(?:^|[^\d\w])(\d{1,4}\s*(?:bis|ter)?,?\s+(?:rue|avenue|boulevard|bd|place|chemin|allee|impasse|quai|route|cours|rua|calle|avenida|travessa|ulica|strada|carrer)\s+(?:(?:de|du|des|de\s+la|de\s+l'|la|le|les|d'|da|do|das|dos|del|della|los|las)\s*)*[a-z\x01][a-z\x01'-]*(?:\s+[A-Z\x01][a-z\x01'-]*)*)";
    GERMANIC = r"\b([A-Z\x01][a-z\x01]*(?:-[A-Z\x01]?[a-z\x01]+)*?[\s-]?(?:[Ss]trasse|[Ss]trase|[Ss]tr\.|weg|Weg|gasse|platz|Platz|allee|Allee|damm|ufer|chaussee|stieg|steig|pfad|straat|laan|gracht|plein|kade|dijk|singel|vej|gade|gatan|vagen|veien|katu|utca|graben|brucke|markt|twiete)\s+\d{1,4}\s?[a-z]?)\b";
    /// Written as a street where the writer says that an address comes.
    SAID = r"(?i)\b(?:addy|address|adresse|direccion|live|lives|living|stay|staying)\b(?:\s+(?:is|at|on|in|too|also|my|now|here))*[\s,:]+([A-Za-z\x01][a-z\x01'-]+(?:\s+[A-Z\x01][a-z\x01'-]+)*\s+\d{1,4}[a-z]?|\d{1,4}[a-z]?,?\s+(?:[A-Z\x01][a-z\x01'-]+)(?:\s+[A-Z\x01][a-z\x01'-]+){0,3})(?:$|[^\d\w])";
    BOX = r"(?i)\b((?:p\.?\s?o\.?\s?box|post\s+office\s+box|pmb|private\s+(?:mail\s+)?bag)\s+(?:no\.?\s*)?\#?[a-z]?-?\d{2,})\b";
    /// Where houses have no numbers: "RR 2, Box 118".
    RURAL = r"(?i)\b((?:r\.?r\.?|rural\s+route|rfd|hc|star\s+route)\s*\#?\d{1,3},?\s+box\s+\#?\d+[a-z]?)\b";
    /// In whatever letters, where it is said to be one.
    POSTCODE_SAID = r"(?i)\b(?:eircode|post\s?code|postal\s+code)(?:\s+(?:is|was|its|it's)|'s)?[\s:]+([a-z]{1,2}\d[a-z\d]?\ ?\d[a-z]{2}|[a-z]\d[\dw]\ ?[a-z\d]{4}|[a-z]\d[a-z]\ ?\d[a-z]\d)\b";
    /// Britain, Ireland, Canada, the Netherlands.
    POSTCODE = r"\b((?:[A-Z]{1,2}\d[A-Z\d]?\ ?\d[ABD-HJLNP-UW-Z]{2}|[AC-FHKNPRTV-Y]\d[\dW]\ ?[\dAC-FHKNPRTV-Y]{4}|[ABCEGHJ-NPRSTVXY]\d[A-Z]\ ?\d[A-Z]\d|\d{4}\ [A-Z]{2}))\b";
    SMALL_POSTCODE = r"\b([a-z]{1,2}\d{1,2}[a-z]?\ ?\d[abd-hjlnp-uw-z]{2})\b";
    /// The United States' after a state, anybody's after the word.
    ZIP = r"(?:(?i:\b(?:zip|postal|post|postcode|plz|cep|pin)(?:\s*code)?(?:\s+(?:is|was|number))?[\s:?,]*)|,?\s(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s+)(\d{5,6}(?:-\d{4})?)\b";
    /// Five figures or six at the end of an address: "Spokane, 99207".
    AFTER_TOWN = r"[A-Z\x01][a-z\x01]{2,},?\ (\d{5,6})(?:$|[\s,;!?)]|\.(?:$|\s))";
    /// Five figures (or three and two) before a town's name.
    BEFORE_TOWN = r"(?:^|[\s,])(\d{5}|\d{3}\ \d{2}|\d{2}-\d{3}|[A-Z]{1,2}-\d{4,5})\s+[A-Z\x01][a-z\x01]{2,}";
}

/// Streets and flats, then postcodes.
pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    let mut found = Vec::new();
    for street in captures(&NUMBER_FIRST, shadow) {
        let name = street[2].to_ascii_lowercase();
        if !name.split_whitespace().any(|word| BETWEEN.contains(word)) && !name.ends_with(" the") && name != "the" {
            found.extend(span(&street, 1));
        }
    }
    for pattern in [
        &UNIT_THEN_STREET,
        &NUMBERED_STREET,
        &NUMBER_THEN_CAPITALS,
        &NUMBER_THEN_STREET,
        &STREET_FIRST,
        &FLAT_IN_HOUSE,
        &GERMANIC,
        &BOX,
        &RURAL,
        &POSTCODE,
        &POSTCODE_SAID,
        &CROSSING,
        &ZIP,
    ] {
        found.extend(spans(pattern, shadow, 1));
    }
    let units = spans(&UNITS, shadow, 1).into_iter();
    let closed = |span: Span| Span { end: span.end - usize::from(shadow.select(span).ends_with(',')), ..span };
    found.extend(units.filter(|span| has(&LIVED_IN, shadow.select(*span))).map(closed));
    let said = spans(&SAID, shadow, 1).into_iter().filter(|span| looks_like_street(shadow.select(*span)));
    found.extend(said);
    found.extend(spans(&SMALL_POSTCODE, shadow, 1).into_iter().filter(|span| shadow.select(*span).len() >= 6));
    if !found.is_empty() {
        // A town's number alone could be any number: it counts beside a street.
        found.extend(spans(&BEFORE_TOWN, shadow, 1));
        found.extend(spans(&AFTER_TOWN, shadow, 1));
    }
    found
}

/// "Sunny 3" and "in 2019" are none.
fn looks_like_street(text: &str) -> bool {
    let words: Vec<String> = text.to_ascii_lowercase().split([' ', ',']).map(str::to_owned).collect();
    let is_plain = |word: &String| {
        BETWEEN.contains(word.as_str())
            || [
                "alone", "about", "until", "only", "around", "like", "approx", "the", "near", "by", "over", "now",
                "number", "no", "room", "for", "still", "says", "said", "say",
            ]
            .contains(&word.as_str())
    };
    !words.iter().any(is_plain) && !words.iter().any(|word| super::date::is_month(word))
}

#[cfg(test)]
mod tests {
    use super::super::pattern::finds;
    use super::*;

    #[test]
    fn streets_and_postcodes() {
        finds(find, "i live at 12 Acacia Avenue, SW1A 1AA", &["12 Acacia Avenue", "SW1A 1AA"]);
        finds(find, "Flat 3, 7 old mill lane", &["Flat 3, 7 old mill lane"]);
        finds(find, "come to Lindenweg 5, 28195 Bremen", &["Lindenweg 5", "28195"]);
        finds(find, "calle de Alcalá 42 or 5 rue de Rivoli", &["calle de Alcalá 42", "5 rue de Rivoli"]);
        finds(find, "use Blk 7 Lot 12 Sampaguita St thats", &["Blk 7 Lot 12 Sampaguita St"]);
        finds(
            find,
            "flat 2/1, 88 Dunmorrow Street, sector 15 house no 221",
            &["flat 2/1, 88 Dunmorrow Street", "sector 15 house no 221"],
        );
        finds(find, "the eircode is d08 xy4t, PO Box 214", &["d08 xy4t", "PO Box 214"]);
        finds(
            find,
            "number twelve maple road or House 7, Road 12, ok",
            &["number twelve maple road", "House 7, Road 12"],
        );
        finds(find, "742 N 5th St", &["742 N 5th St"]);
        finds(find, "the address still says RR 4, Box 77, or HC 63 box 12", &["RR 4, Box 77", "HC 63 box 12"]);
        finds(find, "unit 4B Kalachuchi Residences", &["unit 4B Kalachuchi Residences"]);
        finds(find, "23 Cusack Lawn, 31 Rua das Oliveiras", &["23 Cusack Lawn", "31 Rua das Oliveiras"]);
        finds(find, "the zip? 60629. 7 E Elm Ave, Spokane, 99207", &["60629", "7 E Elm Ave", "99207"]);
    }

    #[test]
    fn no_streets() {
        finds(find, "2 people in the road, 3 years down the road, i have 5 kids by the way", &[]);
        finds(
            find,
            "5512, thats the only place, on floor 2, the house i just drive, room 5 people walk, building 4 room 12",
            &[],
        );
        finds(find, "10 more ways, day 3 of it, 3 Times in a Run, 2 via text", &[]);
    }
}
