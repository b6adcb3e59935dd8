//! Help lines whose numbers everybody may know: they tell nothing about who talks, and stay.

use super::lists::words;

words! {
    /// As they are dialled at home, without blanks, of services for people in distress, violence or need of a home, as these
    /// publish them. One that we are not sure of is not here: then it is hidden, which harms nobody.
    NUMBERS = "988 911 999 112 111 101 211 311 000
        116123 116111 116117 116006 116000
        08001111 08000684141 08088005000 08088084994 08082000247 08088010327 08088004444
        03001233393 03003047000 03003300630 0800585858 85258
        1800247247 1800666666 1800778888 1800341900 50808
        741741 838255 678678 686868 45645 66746 8002738255 8007997233 8006564673 8664887386 8775658860 8773306366 8334564566 8006624357
        8009506264 8004224453 8008528336 8883737888
        131114 1800551800 1300224636 1300659467 1800737732 1800184527 1300789978
        1737 0800543354 0508828865 0800376633
        9152987821 9820466726 18005990019 08046110007 1098 14416
        08001110111 08001110222 08001110550 0800567567 0800212223 0800121314
        143 147 142 3114 024 717003717 914590050 800860022";
}

/// Whether these figures are a help line's number, also with its country's.
pub(super) fn is_one(figures: &str) -> bool {
    const COUNTRIES: [&str; 8] = ["44", "353", "1", "61", "64", "49", "91", "27"];
    let is_listed = |number: &str| NUMBERS.contains(number) || NUMBERS.contains(format!("0{number}").as_str());
    let abroad = figures.trim_start_matches("00");
    NUMBERS.contains(figures) || COUNTRIES.iter().filter_map(|country| abroad.strip_prefix(country)).any(is_listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without_the_country() {
        assert!(is_one("08001111") && is_one("18002738255") && is_one("448000684141") && is_one("131114"));
        assert!(!is_one("07700900123") && !is_one("4155550101"));
    }
}
