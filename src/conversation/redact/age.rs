//! Ages over 89, of which there are few people in a place.

use super::pattern::{captures, has, patterns, span, spans};
use super::shadow::Shadow;
use crate::conversation::Span;

const OLD: &str = r"(9\d|1[0-2]\d|ninety(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a|one)\s+hundred(?:\s+and\s+\w+)?)";
/// Between somebody and their age.
const ABOUT: &str = r"(?:(?:now|already|only|about|bout|abt|around|roughly|almost|nearly|like|over|actually|literally|just|probably|maybe|currently|still|age|aged|at)\s+){0,2}";

patterns! {
    OLD_IN_YEARS = format!(r"(?i)(?:^|[^\d\w.,/$-]){OLD}(?:[\s-]*(?:years?|yrs?|yr)[\s-]*(?:olds?|of\s+age)\b|\s*(?:yo|y/o|y\.o|yrs\s+young|years\s+young)\b|(?:st|nd|rd|th)\s+(?:birthday|bday|b-day)\b)");
    AGED = format!(r"(?i)\b(?:aged?|turn(?:s|ed|ing)?|pushing|nearing|approaching|hitting|(?:s?he|mum|mom|dad|nan|gran|who)\s+(?:just\s+)?hit|reached|(?:he|she|they|who)\s+(?:just\s+)?made\s+it\s+to|(?:died|passed(?:\s+away)?|lived|gone|dead|go|got|made\s+it)\s+(?:at|to(?:\s+be)?|until|till|past)(?:\s+age)?|age[\s:]+(?:of|is)?|nineties,?|(?:man|woman|lady|gentleman|resident|patient|person|fella|bloke|chap|veteran)\s+of|alive(?:\s+for)?|celebrat(?:e|es|ed|ing)\s+(?:her|his|their|my))\s*:?\s*{OLD}\b");
    /// Somebody is that much.
    IS = format!(r"(?i)\b(?:s?he(?:'?s|\s+is|\s+was|'?ll\s+be|\s+will\s+be|\s+would\s+be|'?d\s+be|(?:'?d|\s+would)\s+have\s+been)|both|who(?:'?s|\s+is|\s+was))\s+{ABOUT}{OLD}\b");
    /// The same of somebody named: "Pat in bed 4 was 98", "nan Vera is 93".
    NAMED_IS = format!(r"\b[A-Z][a-z']+(?:\s+(?:in|on|from|at|who|next|the|my|our)\s+[\w\s]{{1,20}}?)?\s+(?:is|was|turned|turns)\s+(?i:{ABOUT}{OLD})\b");
    /// "Doris (97)".
    BRACKETED = r"\b[A-Z][a-z']+\s*\((9\d|1[01]\d)\)";
    /// What is no person, at the beginning of a sentence.
    THING = r"^(?:It|That|This|There|Here|What|Which|Everything|Score|Total|Temperature|Weight|Speed|Pulse|Price|Cost|Bill|Rent|Grade|Exam|Test|Result|Average|Max|Min|Heart|Blood|Sugar|The|My|Your|His|Her|Our|Today|Yesterday|Mine|Ours)\b";
    /// As other languages put it.
    HAS = format!(r"(?i)\b(?:s?he|{KIN})\s+(?:has|have)\s+{OLD}\s+years\b");
    /// Of oneself and of several: 100 may be said of much.
    I_AM = format!(r"(?i)\b(?:i'?m|i\s+am|i'?ll\s+be|i\s+will\s+be|they\s+are|they're)\s+{ABOUT}{OLD}\b");
    KIN_IS = format!(r"(?i)\b{KIN}(?:'?s)?\b(?:,?[\s\w']{{0,24}}?,?\s(?:is|was|be|been|turned|'s)|'?s)?[\s,(]+{ABOUT}{OLD}\b");
    /// "91 and still driving", "94 this year, gran".
    AND_STILL = format!(r"(?i)(?:^|[.!?,]\s+|\n){OLD}\s+(?:s?he\s+(?:is|was)|s?he'?s|this\s+(?:year|month|week|summer|spring|autumn|winter)|next\s+(?:year|month|week|birthday)|and\s+still)\b");
    /// "At 95 she still cooks".
    AT = format!(r"(?i)\bat\s+{OLD},?\s+(?:s?he|my|and\s+still)\b");
    /// "her 90th is on saturday".
    JUBILEE = format!(r"(?i)\b(?:her|his|their|nans?|grans?|mums?|dads?|{KIN}'?s?)\s+{OLD}(?:st|nd|rd|th)(?:\s+(?:is|was|on|in|tomorrow|today|next|this|last|party|soon|coming|with)\b|[.,!?)]|\s*$)");
    /// "her ninety fifth birthday".
    ORDINAL = r"(?i)\b(ninetieth|ninety[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|(?:one\s+)?hundredth|hundred\s+and\s+(?:first|second|third|fourth|fifth))\s+(?:birthday|bday|b-day)\b";
    /// "91m, widower".
    SHORT = r"(?i)(?:^|\(|\bi'?m\s)(9\d)(?:[mf]\b|,)|\b[mf]\s?/\s?(9\d)\b";

    /// No measure, and not the first of two figures.
    MEASURE = r"(?ix) ^(?: [.,:/]\d | -\d | /\d | (?:st|nd|rd|th)\b | [\s-]* (?: % | per\s?cent | kg | kgs | kilos? | lbs? | pounds? | stone | cm | mm | metres? | meters?
        | degrees? | f\b | c\b | mins?\b | minutes? | secs? | seconds? | hours? | hrs? | days? | weeks? | months? | miles? | mph | kmh | km | k\b | times | sure | done | positive | certain
        | bpm | beats | points? | marks? | dollars? | euros? | quid | bucks | people | pages? | mg | ml | calories | cals? | grams? | g\b | messages? | better | more | less
        | worse | different | to\s+\d | into | out\s+of | against | for\s+it | thousand | million | and\s+a\s+half | likes? | followers? | texts? | in\s+(?:a|the|my)\s+(?:test|exam|class|game|quiz|league|queue|match|ranking) ) )";
    MEASURED = r"(?i)\b(?:bpm|hr|heart\s?rate|pulse|bp|pressure|weigh\w*|weight|scor\w*|temp\w*|iq|speed|sats|sugar|grade|channel|page|route|bus|room|level)\b[^.!?]{0,16}$";
}

const KIN: &str = "(?:granpa|granma|grampa|grammy|mother|mom|mum|mam|mama|mamma|father|dad|papa|gran|grandma|grandmother|grandmum|grandmom|granny|nan|nana|nanny|nonna|nonno|oma|opa|abuela|abuelo|abuelita|lola|lolo|baba|babushka|dede|nene|halmoni|dadi|nani|dada|grandpa|grandad|granddad|grandfather|gramps|pops|great[\\s-]?(?:aunt|uncle|gran|grandma|grandmother|grandfather)|aunt|auntie|aunty|tia|tio|uncle|husband|wife|neighbou?r|patient|lady|man|woman|relative|resident|gentleman|fella|bloke|chap|veteran|friend|godmother|godfather|nun|priest|mother-in-law|stepmother|stepfather|stepdad|stepmum|landlady|landlord|bibi|babu|teta|jiddo|yiayia|pappou|papou|bubbe|zayde|father-in-law|mother-in-law)";

/// What may follow an age that could be a measure as well.
const REST: &str = r"(?i)^(?:\ ?(?:years|yrs|and|but|now|next|this|in|so|when|,|\.(?:\D|$)|;|!|\?|\)|-\D|who|living|if|or|because|she|he|i|today|tomorrow|soon|already|then|cant|can't|has|had|lives|still|last)|\s*$|\s*\n)";

patterns! {
    ENDS = REST;
}

pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    if !shadow.has_digits()
        && !shadow.as_str().to_ascii_lowercase().contains("ninet")
        && !shadow.as_str().to_ascii_lowercase().contains("hundred")
    {
        return Vec::new();
    }
    let mut found = spans(&OLD_IN_YEARS, shadow, 1);
    found.extend(spans(&JUBILEE, shadow, 1));
    found.extend(captures(&SHORT, shadow).iter().filter_map(|found| span(found, 1).or_else(|| span(found, 2))));
    found.extend(spans(&ORDINAL, shadow, 1));
    found.extend(spans(&HAS, shadow, 1));
    found.extend(spans(&BRACKETED, shadow, 1));
    let of_somebody = |found: &regex_lite::Captures| !has(&THING, &found[0]);
    let named = captures(&NAMED_IS, shadow)
        .iter()
        .filter(|found| of_somebody(found))
        .filter_map(|found| span(found, 1))
        .collect();
    let said = [&AGED, &IS, &I_AM, &KIN_IS, &AT, &AND_STILL]
        .into_iter()
        .flat_map(|pattern| spans(pattern, shadow, 1))
        .chain::<Vec<Span>>(named);
    found.extend(said.filter(|span| {
        let after = shadow.after(span.end, 24);
        let sure = shadow.select(*span).starts_with(['9', 'n', 'N']) || has(&ENDS, after);
        sure && !has(&MEASURE, after) && !has(&MEASURED, shadow.before(span.start, 40))
    }));
    found
}

#[cfg(test)]
mod tests {
    use super::super::pattern::finds;
    use super::*;

    #[test]
    fn ages() {
        finds(find, "my nan is 93, he turned 101 and she's 99 years old", &["93", "101", "99"]);
        finds(find, "a 97yo and my great aunt, 92, died at 95.", &["97", "92", "95"]);
        finds(find, "shes 94 ffs, mum 92 and dad 94 both in care", &["94", "92", "94"]);
        finds(find, "yes, Pat in bed 4 was 98 and Vera is 93.", &["98", "93"]);
        finds(find, "Doris (97) next door, grandad got to 96", &["97", "96"]);
        finds(find, "my nana is a hundred and one, granpa 96", &["a hundred and one", "96"]);
        finds(find, "Inge, my neighbour, is 93. dads 92, the oldest resident is 102", &["93", "92", "102"]);
        finds(find, "91 and still driving (97f), a man of 95", &["91", "97", "95"]);
        finds(find, "nan is pushing 95, it was her ninety-fifth birthday", &["95", "ninety-fifth"]);
        finds(find, "at 95 she cooks. her 90th is on saturday. she is ninety-three", &["95", "90", "ninety-three"]);
    }

    #[test]
    fn no_ages() {
        finds(
            find,
            "he is 89, i got 95 in maths, she is 95% sure, i'm 92 kg, its 98 degrees, she was 90 minutes late",
            &[],
        );
        finds(find, "i got to 95 in the game. It was 98. The test was 97. My Score is 92. Heart rate was 99", &[]);
        finds(find, "i'm 100 sure, im 99 days sober, bpm hit 120, she's 92% better, in the 90th minute", &[]);
    }
}
