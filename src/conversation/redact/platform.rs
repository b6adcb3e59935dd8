//! Names on platforms that a platform's name stands beside: "my insta is kit.k", "im kitkatuk on snap".

use super::coined::is_compound;
use super::lists::{is_given, is_word, words};
use super::pattern::{captures, has, patterns, span, spans};
use super::person::looks_mistyped;
use super::shadow::Shadow;
use super::word::is_english;
use crate::conversation::Span;

/// Where people have such names, and words for them.
pub(super) const PLATFORM: &str = r"insta(?:gram)? | ig | snap(?:chat)? | sc | twitter | x | tik\s?tok | discord | steam | telegram | tg | kik | twitch | psn | xbox
    | gamer\s?tag | tag | user\s?name | screen\s?name | handle | user | messenger | facebook | fb | reddit | tumblr
    | we\s?chat | weixin | line | viber | skype | kakao(?:talk)? | zalo | be\s?real | threads | blue\s?sky | bsky | mastodon
    | roblox | minecraft | fortnite | youtube | yt | vk | signal | ao3 | wattpad | pinterest | spotify | venmo | cash\s?app | paypal
    | last\.?fm | letterboxd | github | goodreads | depop | vinted | ebay | etsy | substack | patreon | only\s?fans | vsco | [fr]insta | quora
    | disc | riot(?:\s?id)? | ign | battle\s?tag | cash\s?tag | display\s?name | mumsnet | netmums | ravelry | feeld | badoo | chess\.com
    | linkedin | ok\s?cupid | tinder | grindr | hinge | bumble | strava | soundcloud | deviantart | nick | alias
    | duolingo | runescape | neopets | habbo | valorant | overwatch | genshin | nintendo | myspace | yubo | bandcamp | live\s?journal | fan\s?fiction
    | ffn | garmin | zwift | peloton | ask\.?fm | curious\s?cat | weibo";

/// Of these, platforms where few have their own name.
const OWN_NAME: &str = r"(?:insta(?:gram)?|ig|snap(?:chat)?|tik\s?tok|discord|steam|kik|twitch|psn|xbox|gamer\s?tag|user\s?name|screen\s?name|handle|tumblr|roblox|minecraft|ign)";

words! {
    /// One word at least of each of what [`PLATFORM`] has: where none of these stands, none of its patterns can match.
    PLATFORM_WORDS = "insta instagram ig snap snapchat sc twitter x tiktok tok discord steam telegram tg kik twitch psn xbox gamertag tag username
        user screenname screen handle messenger facebook fb reddit tumblr wechat chat weixin line viber skype kakao kakaotalk zalo bereal real
        threads bluesky sky bsky mastodon roblox minecraft fortnite youtube yt vk signal ao3 wattpad pinterest spotify venmo cashapp cash paypal
        fm lastfm letterboxd github goodreads depop vinted ebay etsy substack patreon onlyfans fans vsco finsta rinsta quora disc riot riotid ign
        battletag cashtag displayname display mumsnet netmums ravelry feeld badoo chess chesscom linkedin okcupid cupid tinder grindr hinge bumble strava
        soundcloud deviantart nick alias duolingo runescape neopets habbo valorant overwatch genshin nintendo myspace yubo bandcamp livejournal
        journal fanfiction fiction ffn garmin zwift peloton askfm curiouscat curious weibo";
}

patterns! {
    IS_PLATFORM = format!(r"(?ix) ^ (?:{PLATFORM} | what'?s\s?app) $");
    /// A platform, or a word for such a name, and what follows.
    NAMED = format!(r#"(?ix) \b(?:{PLATFORM}) (?: \s+(?:id|name|user|username|handle|tag|gamer\s?tag|account|acc|nick|messenger|profile|code|url|me|everywhere|there) )*
        ( (?:'?s)? (?: \s*[:=?] | \s+(?:is|was|its|it's|called|under|as|at|are|under\s+the\s+name) )? ) \s* (?:[:=?\x02]|->)? \s+ (?: (?:just|also|still|now) \s+ )?
        ["']?((?:live:)?[A-Za-z0-9_.-]*[A-Za-z0-9_])"#);
    /// "my snap is tess", "user: tess": whatever else somebody is called.
    NAMED_AFTER = format!(r"(?i: \b(?:my|his|her|their|ur|your) \s+ {OWN_NAME} (?:\s+(?:id|name|user|username|handle|tag|acc|account))? (?:'s | \s+is | \s+its | \s+it's | \s*:)
        | \b(?:{OWN_NAME}|user) \s* : ) \s+ ([A-Za-z]{{3,}}) (?:$|[^\w\s'.-]|\.(?:$|\s)|\s+[a-z])");
    /// "add knutolav on last.fm", "his page is big.dan.uk on insta": a made-up word is enough.
    MADE_UP_ON = format!(r"(?ix) (?:^|[\s,:(]) ([a-z0-9_][a-z0-9_.-]*[a-z0-9_]) \s+ on \s+ (?:my\s+|the\s+)? (?:{PLATFORM}) \b");
    DOING = r"(?i)\b(?:i|s?he|they|we|you|u|it|who|to|just|only|always|never|still|dont|cant)\s+$";
    /// "on ao3 im tidalwrecks".
    ON_AS = format!(r"(?ix) \b on \s+ (?:{PLATFORM}) ,? \s+ (?: i'?m | i\s+am | as | its | it's | under | called ) \s+ ([A-Za-z0-9_.-]{{4,}}[A-Za-z0-9_])");
    /// "on xbox im GrimTaco 5512".
    WITH_NUMBER = format!(r"(?ix) \b(?:{PLATFORM}),? (?:\s+(?:i'?m|i\s+am|as|its|it's|is|under|tag|name|id|user|account))* \s*:?\s+ ([a-z][a-z0-9_.-]{{3,}}\s\d{{3,5}}) (?:$|[^\w:%]) ");
    /// "tiktok is at kit dot lo".
    SAID_ON = format!(r"(?ix) \b(?:{PLATFORM}) (?:'?s)? (?:\s+(?:is|name|user|handle|its|it's|under|as))* \s*:?\s+ ((?:at\s+)? [a-z0-9]+ (?:\s+(?:dot|dash|underscore)\s+[a-z0-9]+)+) \b");
    /// "im kitkatuk on snap".
    FOUND_ON = format!(r"(?ix) \b(?:i'?m|i\s+am|as|me|under|called|user|it's|its|@) \s+ ([A-Za-z0-9_.-]{{4,}}) \s+ (?:on|in|at|over\s+on) \s+ (?:my\s+|the\s+)? (?:{PLATFORM}) \b");
}

/// Whether any pattern with [`PLATFORM`] in it may match: these take long, and most messages speak of none.
pub(super) fn speaks_of_platform(shadow: &Shadow) -> bool {
    let words = shadow.as_str().split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).any(|word| {
        PLATFORM_WORDS.contains(word.as_str()) || word.strip_suffix('s').is_some_and(|one| PLATFORM_WORDS.contains(one))
    })
}

/// Whether a word is the name of a platform, or of what one is called there.
pub(super) fn is_platform(word: &str) -> bool {
    has(&IS_PLATFORM, word)
}

/// Those that a platform follows, though they look like pages: "big.dan.uk on insta".
pub(super) fn find_like_pages(shadow: &Shadow) -> Vec<Span> {
    const PAGES: [&str; 8] = ["com", "org", "net", "gg", "edu", "gov", "example", "invalid"];
    if !speaks_of_platform(shadow) {
        return Vec::new();
    }
    let found = spans(&MADE_UP_ON, shadow, 1).into_iter();
    found
        .filter(|span| {
            let name = shadow.select(*span);
            let page = name.starts_with("www.") || PAGES.iter().any(|end| name.rsplit('.').next() == Some(end));
            name.contains('.') && !name.contains("..") && !page && is_made_up(name, true)
        })
        .collect()
}

/// Those that look like nothing else. To be sought once mails and pages are hidden.
pub(super) fn find(shadow: &Shadow) -> Vec<Span> {
    if !speaks_of_platform(shadow) {
        return Vec::new();
    }
    let made_up = |pattern: &regex_lite::Regex| -> Vec<Span> {
        spans(pattern, shadow, 1).into_iter().filter(|span| is_made_up(shadow.select(*span), true)).collect()
    };
    let mut found = [made_up(&ON_AS), made_up(&FOUND_ON), spans(&SAID_ON, shadow, 1)].concat();
    let small = |span: &Span| shadow.select(*span).bytes().any(|byte| byte.is_ascii_lowercase());
    // "i lurk on mumsnet"
    let done = |span: &Span| has(&DOING, shadow.before(span.start, 12)) && is_plain(shadow.select(*span));
    found.extend(made_up(&MADE_UP_ON).into_iter().filter(|span| small(span) && !done(span)));
    found.extend(spans(&WITH_NUMBER, shadow, 1).into_iter().filter(|span| {
        let (name, number) = shadow.select(*span).split_once(' ').unwrap_or_default();
        !is_english(&name.to_ascii_lowercase())
            && !(number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
    }));
    for named in captures(&NAMED, shadow) {
        let told = !named[1].trim_start_matches(['\'', 's', 'S']).trim().is_empty();
        found.extend(span(&named, 2).filter(|span| is_made_up(shadow.select(*span), told)));
    }
    found.extend(spans(&NAMED_AFTER, shadow, 1).into_iter().filter(|span| {
        let name = shadow.select(*span).to_ascii_lowercase();
        is_given(&name) && !is_english(&name)
    }));
    found
}

fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase())
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
        && !is_platform(&lower)
        && if marked {
            !whole_word || lower.contains('_') || lower.matches('.').count() > 1 && !lower.contains("..")
        } else {
            let usual = whole_word || is_given(&lower) || lower.ends_with("ing") || is_compound(&lower);
            !usual && !looks_mistyped(&lower) && (lower.len() >= 8 || told && lower.len() > 3 && !is_english(&lower))
        }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::finds;
    use super::*;

    #[test]
    fn names_beside_a_platform() {
        finds(find, "my insta is mooncrate.kit", &["mooncrate.kit"]);
        finds(find, "psn zorblaxian, add me", &["zorblaxian"]);
        finds(find, "psn doomvirus", &["doomvirus"]);
        finds(find, "add knutolav on last.fm, my finsta not.your.habibti", &["knutolav", "not.your.habibti"]);
        finds(find, "on ao3 im tidalwrecks, discord → wispy.7", &["tidalwrecks", "wispy.7"]);
        finds(find, "my snap? wrenn.oxo, my username everywhere is quietmoth", &["wrenn.oxo", "quietmoth"]);
        finds(find, "on xbox im GrimTaco 5512, tiktok is at kit dot lo", &["GrimTaco 5512", "at kit dot lo"]);
        finds(find, "my snap is wojciech, his insta is maria if u want", &["wojciech", "maria"]);
        finds(find, "my ig handle is zorbly and im qwixkit on snap", &["zorbly", "qwixkit"]);
        finds(find_like_pages, "her page is big.moss.uk on insta", &["big.moss.uk"]);
    }

    #[test]
    fn no_names() {
        finds(find, "i was on twitter yesterday, insta makes me sad. snap out of it", &[]);
        finds(find, "insta is down, discord is dead, im sad on facebook and im kate on discord", &[]);
        finds(find, "evrything on facebook, on insta im hapy, ASMR on youtube, on facebook somthing else", &[]);
        finds(find, "i qwonk on mumsnet, the user: taken", &[]);
        finds(find, "i blocked her on facebook whatsapp and xbox gamepass", &[]);
        finds(find_like_pages, "its on moss.example on my insta", &[]);
    }

    #[test]
    fn every_platform_is_spoken_of() {
        let one = |name: &str| name.replace(r"\s?", " ").replace(r"\.?", ".").replace(r"\.", ".");
        // "insta(?:gram)?" is "instagram", "[fr]insta" "finsta"
        let whole = |name: String| name.replace("(?:", "").replace(")?", "").replace("[fr]", "f");
        for name in PLATFORM.split('|').map(|name| whole(one(name.trim()))) {
            assert!(speaks_of_platform(&Shadow::of(&name)), "{name}");
            assert!(speaks_of_platform(&Shadow::of(&name.replace([' ', '.'], ""))), "{name} in one");
        }
    }
}
