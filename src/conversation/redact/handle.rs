//! Names that people have on a platform: "@kit_k", "my insta is kit.k", "kit#0042".

use super::lists::{is_word, words};
use super::pattern::{captures, patterns, span, spans};
use super::person::looks_mistyped;
use super::shadow::Shadow;
use super::vocabulary::NOBODY;
use super::word::is_english;
use crate::conversation::Span;

words! {
    /// Who is called by "@" and is no person.
    EVERYBODY = "everyone here all channel mods mod admin admins staff home work school least";
}

/// Where people have such names, and words for them.
const PLATFORM: &str = r"insta(?:gram)? | ig | snap(?:chat)? | sc | twitter | x | tik\s?tok | discord | steam | telegram | tg | kik | twitch | psn | xbox
    | gamer\s?tag | tag | user\s?name | screen\s?name | handle | user | messenger | facebook | fb | reddit | tumblr
    | we\s?chat | weixin | line | viber | skype | kakao(?:talk)? | zalo | be\s?real | threads | blue\s?sky | bsky | mastodon
    | roblox | minecraft | fortnite | youtube | yt | vk | signal | ao3 | wattpad | pinterest | spotify | venmo | cash\s?app | paypal
    | last\.?fm | letterboxd | github | goodreads | depop | vinted | ebay | etsy | substack | patreon | only\s?fans | vsco | [fr]insta | quora
    | disc | riot(?:\s?id)? | ign | battle\s?tag | cash\s?tag | display\s?name | mumsnet | netmums | ravelry | feeld | badoo | chess\.com
    | linkedin | ok\s?cupid | tinder | grindr | hinge | bumble | strava | soundcloud | deviantart | nick | alias";

patterns! {
    AT = r"(?:^|[^A-Za-z0-9_@./])(@[A-Za-z0-9_\x01][A-Za-z0-9_.\x01-]*[A-Za-z0-9_\x01](?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?)";
    REDDIT = r"(?:^|[^A-Za-z0-9_])(/?u/[A-Za-z0-9_-]{3,})";
    TAGGED = r"(?:^|[^A-Za-z0-9_])([A-Za-z0-9_.]{2,}\#\d{3,5}|[A-Za-z0-9_.]{3,}\#(?:0|EUW|EUNE|NA\d?|BR\d?|OCE|KR\d?|LAN|LAS))\b";
    /// Words joined by underscores, or small letters with figures after them, or letters in xX_Xx.
    JOINED = r"(?:^|[^A-Za-z0-9_./\x00-])([A-Za-z0-9][A-Za-z0-9.]*(?:_+[A-Za-z0-9.]+)+_*|_+[A-Za-z0-9]+_+[A-Za-z0-9_]+)(?:$|[^A-Za-z0-9_/\x00])";
    NUMBERED = r"(?:^|[^A-Za-z0-9_./\x00-])([A-Za-z]{4,}[._]?\d{2,4})(?:$|[^A-Za-z0-9_/%\x00-])";
    /// A platform, or a word for such a name, and what follows.
    NAMED = format!(r#"(?ix) \b(?:{PLATFORM}) (?: \s+(?:id|name|user|username|handle|tag|gamer\s?tag|account|acc|nick|messenger|profile|code|url|me|everywhere|there) )*
        ( (?:'?s)? (?: \s*[:=?] | \s+(?:is|was|its|it's|called|under|as|at|are|under\s+the\s+name) )? ) \s* (?:[:=?\x02]|->)? \s+ (?: (?:just|also|still|now) \s+ )?
        ["']?((?:live:)?[A-Za-z0-9_.-]*[A-Za-z0-9_])"#);
    /// "add knutolav on last.fm", "his page is big.dan.uk on insta": a made-up word is enough.
    MADE_UP_ON = format!(r"(?ix) (?:^|[\s,:(]) ([a-z0-9_][a-z0-9_.-]*[a-z0-9_]) \s+ on \s+ (?:my\s+|the\s+)? (?:{PLATFORM}) \b");
    /// "on ao3 im tidalwrecks".
    ON_AS = format!(r"(?ix) \b on \s+ (?:{PLATFORM}) ,? \s+ (?: i'?m | i\s+am | as | its | it's | under | called ) \s+ ([A-Za-z0-9_.-]{{4,}}[A-Za-z0-9_])");
    /// Three words and more joined by stops.
    STOPPED = r"(?:^|[^A-Za-z0-9_./@\x00-])([a-z0-9_]{2,}(?:\.[a-z0-9_]{2,}){2,})(?:$|[^A-Za-z0-9_/\x00]|\.(?:$|\s))";
    /// A word with a line at one end.
    UNDERLINED = r"(?:^|[^A-Za-z0-9_./@\x00-])(_+[A-Za-z0-9.]{3,}|[A-Za-z0-9][A-Za-z0-9.]{2,}_+)(?:$|[^A-Za-z0-9_/\x00])";
    /// "on xbox im GrimTaco 5512".
    WITH_NUMBER = format!(r"(?ix) \b(?:{PLATFORM}),? (?:\s+(?:i'?m|i\s+am|as|its|it's|is|under|tag|name|id|user|account))* \s*:?\s+ ([a-z][a-z0-9_.-]{{3,}}\s\d{{3,5}}) (?:$|[^\w:%]) ");
    /// Nobody says "underscore" of much else.
    SAID = r"(?i)\b((?:at\s+)?[a-z0-9.]+(?:\s+(?:dot|dash)\s+[a-z0-9]+)*(?:\s+under\s?score\s+[a-z0-9]+)+(?:\s+(?:dot|dash)\s+[a-z0-9]+)*)\b";
    /// "kitlo hash 0042", "u slash kitlo".
    SIGN_SAID = r"(?i)\b([a-z0-9_.]{3,}\s+hash(?:tag)?\s+\d{3,5}|u\s+slash\s+[a-z0-9_-]{3,})\b";
    /// "tiktok is at kit dot lo".
    SAID_ON = format!(r"(?ix) \b(?:{PLATFORM}) (?:'?s)? (?:\s+(?:is|name|user|handle|its|it's|under|as))* \s*:?\s+ ((?:at\s+)? [a-z0-9]+ (?:\s+(?:dot|dash|underscore)\s+[a-z0-9]+)+) \b");
    /// "im kitkatuk on snap".
    FOUND_ON = format!(r"(?ix) \b(?:i'?m|i\s+am|as|me|under|called|user|it's|its|@) \s+ ([A-Za-z0-9_.-]{{4,}}) \s+ (?:on|in|at|over\s+on) \s+ (?:my\s+|the\s+)? (?:{PLATFORM}) \b");
}

pub(super) fn find_at(shadow: &Shadow) -> Vec<Span> {
    let is_person = |span: &Span| {
        let name = shadow.select(*span)[1..].to_ascii_lowercase();
        !EVERYBODY.contains(name.as_str()) && name.bytes().any(|byte| byte.is_ascii_alphabetic() || byte == 1)
    };
    spans(&AT, shadow, 1).into_iter().filter(is_person).collect()
}

/// Those that a platform follows, though they look like pages: "big.dan.uk on insta".
pub(super) fn find_like_pages(shadow: &Shadow) -> Vec<Span> {
    const PAGES: [&str; 8] = ["com", "org", "net", "gg", "edu", "gov", "example", "invalid"];
    let found = spans(&MADE_UP_ON, shadow, 1).into_iter();
    found
        .filter(|span| {
            let name = shadow.select(*span);
            let page = name.starts_with("www.") || PAGES.iter().any(|end| name.rsplit('.').next() == Some(end));
            name.contains('.') && !name.contains("..") && !page && is_made_up(name, true)
        })
        .collect()
}

/// Those without "@". To be sought once mails and pages are hidden.
pub(super) fn find_others(shadow: &Shadow) -> Vec<Span> {
    let mut found = spans(&REDDIT, shadow, 1);
    found.extend(spans(&TAGGED, shadow, 1));
    found.extend(spans(&JOINED, shadow, 1).into_iter().filter(|span| is_joined(shadow.select(*span))));
    found.extend(spans(&NUMBERED, shadow, 1).into_iter().filter(|span| is_numbered(shadow.select(*span))));
    for pattern in [&SAID, &SIGN_SAID, &SAID_ON] {
        found.extend(spans(pattern, shadow, 1));
    }
    let numbered = spans(&WITH_NUMBER, shadow, 1).into_iter();
    found.extend(numbered.filter(|span| {
        let (name, number) = shadow.select(*span).split_once(' ').unwrap_or_default();
        !is_english(&name.to_ascii_lowercase())
            && !(number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
    }));
    for named in captures(&NAMED, shadow) {
        let told = !named[1].trim_start_matches(['\'', 's', 'S']).trim().is_empty();
        found.extend(span(&named, 2).filter(|span| is_made_up(shadow.select(*span), told)));
    }
    let on = spans(&MADE_UP_ON, shadow, 1).into_iter().filter(|span| {
        let name = shadow.select(*span);
        is_made_up(name, true) && name.bytes().any(|byte| byte.is_ascii_lowercase())
    });
    found.extend(on);
    found.extend(spans(&STOPPED, shadow, 1).into_iter().filter(|span| is_stopped(shadow.select(*span))));
    found.extend(spans(&UNDERLINED, shadow, 1).into_iter().filter(|span| is_underlined(shadow.select(*span))));
    found.extend(spans(&ON_AS, shadow, 1).into_iter().filter(|span| is_made_up(shadow.select(*span), true)));
    found.extend(spans(&FOUND_ON, shadow, 1).into_iter().filter(|span| is_made_up(shadow.select(*span), true)));
    found
}

/// A name that is under no platform must look like nothing else.
fn is_joined(name: &str) -> bool {
    let label =
        |word: &str| word.is_empty() || super::label::is_label(word) || word.bytes().all(|b| b.is_ascii_digit());
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    letters >= 3 && !name.split('_').all(label)
}

/// "nobody.home.nela", but no sentence without blanks: "ok.so.then".
fn is_stopped(name: &str) -> bool {
    let usual = |part: &str| is_english(part) || NOBODY.contains(part);
    !name.split(['.', '_']).all(usual) && name.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// "fionnagain_", but no word that is stressed: "_so tired_".
fn is_underlined(name: &str) -> bool {
    let bare = name.trim_matches('_').to_ascii_lowercase();
    !is_word(&bare) && !is_english(&bare) && !bare.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_numbered(name: &str) -> bool {
    let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end_matches(['.', '_']);
    let lower = letters.to_ascii_lowercase();
    !letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && !is_word(&lower)
        && !super::date::is_month(&lower)
        && lower != "covid"
}

/// After a platform's name: not the next word of the sentence. `told`: something says that the name comes.
fn is_made_up(name: &str, told: bool) -> bool {
    let name = name.trim_end_matches(['.', '-']);
    let lower = name.to_ascii_lowercase();
    let marked = lower.bytes().any(|byte| byte.is_ascii_digit() || byte == b'_' || byte == b'.');
    let letters = lower.bytes().filter(u8::is_ascii_alphabetic).count();
    let whole_word = lower.split(['.', '-', '_', '\'']).all(|part| part.is_empty() || is_word(part));
    letters >= 3
        && !lower.starts_with("http")
        && if marked {
            !whole_word || lower.contains('_') || lower.matches('.').count() > 1 && !lower.contains("..")
        } else {
            let usual = whole_word || super::lists::is_given(&lower) || lower.ends_with("ing");
            !usual && (lower.len() >= 8 || told && lower.len() > 3 && !is_english(&lower) && !looks_mistyped(&lower))
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let mut shadow = Shadow::of(text);
        let mut found = find_at(&shadow);
        found.iter().for_each(|span| shadow.hide(*span));
        found.extend(find_others(&shadow).into_iter().filter(|span| !shadow.is_hidden(*span)));
        assert_eq!(super::super::pattern::texts(text, found), expected, "{text}");
    }

    #[test]
    fn handles() {
        finds("im @kit.k_9 there", &["@kit.k_9"]);
        finds("my insta is mooncrate.kit", &["mooncrate.kit"]);
        finds("discord: kittyowl#0042 or u/kit-k", &["kittyowl#0042", "u/kit-k"]);
        finds("its blue_heron_9", &["blue_heron_9"]);
        finds("psn zorblaxian, add me", &["zorblaxian"]);
        finds("psn doomvirus", &["doomvirus"]);
        finds("add knutolav on last.fm, my finsta not.your.habibti", &["knutolav", "not.your.habibti"]);
        finds("find me, nobody.home.nela, or fionnagain_ and _kitq", &["nobody.home.nela", "fionnagain_", "_kitq"]);
        finds("on ao3 im tidalwrecks, discord → wispy.7", &["tidalwrecks", "wispy.7"]);
        finds("my snap? wrenn.oxo, my username everywhere is quietmoth", &["wrenn.oxo", "quietmoth"]);
        finds(
            "on xbox im GrimTaco 5512, my insta is luna underscore moth underscore 9",
            &["GrimTaco 5512", "luna underscore moth underscore 9"],
        );
        finds(
            "kitlo hash 0042, u slash kitlo, tiktok is at kit dot lo",
            &["kitlo hash 0042", "u slash kitlo", "at kit dot lo"],
        );
        finds("my ig handle is zorbly and im qwixkit on snap", &["zorbly", "qwixkit"]);
    }

    #[test]
    fn no_handles() {
        finds("i was on twitter yesterday, insta makes me sad. snap out of it", &[]);
        finds("insta is down, discord is dead, im sad on facebook and im kate on discord", &[]);
        finds(
            "im _so tired_ of it. ok.so.then i cried on insta, evrything on facebook, on insta im hapy, ASMR on youtube",
            &[],
        );
        finds("meet @ home, ask @everyone, covid19, ps5, day 12, volunteer_12", &[]);
    }
}
