//! Ages over 89, of which there are few people in a place.

use super::pattern::{captures, patterns, span};
use super::shadow::Shadow;
use crate::conversation::Span;

const OLD: &str = r"(9\d|1[0-2]\d)";

patterns! {
    OLD_IN_YEARS = format!(r"(?i)(?:^|[^\d\w.,/$-]){OLD}(?:[\s-]*(?:years?|yrs?|yr)[\s-]*olds?\b|\s*(?:yo|y/o|y\.o|yrs\s+young|years\s+young)\b|(?:st|nd|rd|th)\s+(?:birthday|bday|b-day)\b)");
    AGED = format!(r"(?i)\b(?:aged?|turn(?:s|ed|ing)|(?:will|would|gonna|going\s+to)\s+turn|hit|reached|(?:he|she|they|who)\s+(?:just\s+)?made\s+it\s+to|(?:died|passed(?:\s+away)?|lived|gone|dead|go)\s+(?:at|to(?:\s+be)?|until)(?:\s+age)?|age[\s:]+(?:of|is)?)\s*:?\s*{OLD}{REST}");
    /// Somebody is that much.
    IS = format!(r"(?i)\b(?:s?he(?:'?s|\s+is|\s+was|'?ll\s+be|\s+will\s+be|\s+would\s+be)|(?:i'?m|i\s+am|they\s+are|they're|both|who(?:'?s|\s+is|\s+was)))\s+(?:(?:now|already|only|about|almost|nearly|like|over|actually|literally|just|almost)\s+)?{OLD}{REST}");
    KIN_IS = format!(r"(?i)\b{KIN}\b(?:[\s\w']{{0,24}}?\s(?:is|was|be|turned|'s)|'?s)?[\s,(]+(?:(?:now|already|only|about|almost|nearly|like|over|age|aged)\s+)?{OLD}{REST}");
}

const KIN: &str = "(?:mother|mom|mum|mam|mama|mamma|father|dad|papa|gran|grandma|grandmother|grandmum|grandmom|granny|nan|nana|nanny|nonna|nonno|oma|opa|abuela|abuelo|abuelita|lola|lolo|baba|babushka|dede|nene|halmoni|dadi|nani|dada|grandpa|grandad|granddad|grandfather|gramps|pops|great[\\s-]?(?:aunt|uncle|gran|grandma|grandmother|grandfather)|aunt|auntie|aunty|tia|tio|uncle|husband|wife|neighbou?r|patient|lady|man|woman|relative|bibi|babu|teta|jiddo|yiayia|pappou|papou|bubbe|zayde|father-in-law|mother-in-law)";

/// No measure, and not the first of two figures.
const REST: &str = r"(?:\ ?(?:years|yrs|and|but|now|next|this|in|so|with|when|,|\.(?:\D|$)|;|!|\?|\)|-\D|who|living|if|the|or|because|she|he|i|on|today|tomorrow|soon|already|then|cant|can't|has|had|lives|still|last|at|\x01|\x02|:\D|x)|\s*$|\s*\n)";

pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    if !shadow.has_digits() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for pattern in [&OLD_IN_YEARS, &AGED, &IS, &KIN_IS] {
        for age in captures(pattern, shadow) {
            found.extend(span(&age, 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        assert_eq!(super::super::pattern::texts(text, find(&Shadow::of(text))), expected, "{text}");
    }

    #[test]
    fn ages() {
        finds("my nan is 93, he turned 101 and she's 99 years old", &["93", "101", "99"]);
        finds("a 97yo and my great aunt, 92, died at 95.", &["97", "92", "95"]);
    }

    #[test]
    fn no_ages() {
        finds("he is 89, i got 95 in maths, she is 95% sure, i'm 92 kg, its 98 degrees, she was 90 minutes late", &[]);
    }
}
