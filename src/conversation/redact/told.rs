//! What follows "at", "for" or "from" in a sentence about study or work: a school or an employer.

use super::Kind;
use super::lists::{is_place, words};
use super::organisation::{REACH, is_proper, run_after};
use super::vocabulary::{FIRMS, JOBS, STUDY, TOWARDS, WORK};
use super::word::{Class, Form, Gap, Word};
use std::collections::HashSet;
use std::ops::Range;

words! {
    LINKS = "at for in from with w by to into through thru company firm";
    /// Who leaves so leaves an employer.
    LEFT = "fired sacked laid let resigned quit retired redundant dismissed furloughed retiring";
}

/// The most words from where one left to "from".
const NEAR: usize = 4;

pub(super) fn find(words: &[Word], at: usize) -> Option<(Range<usize>, Kind)> {
    let link = Link::before(words, at)?;
    let name = at..link.end_of_name();
    let word = &words[at];
    let acronym = word.form == Form::Capitals && (2..=6).contains(&word.key.len()) && word.class != Class::Word;
    let in_town = is_place(&word.key) && !link.is_at();
    if word.form != Form::Camel && link.tells_of_study() && !in_town && (link.is_at() && link.is_school() || acronym) {
        return Some((name, Kind::School));
    }
    let is_firm = ["company", "firm"].contains(&link.key());
    let works =
        link.is_brand() && !in_town && (link.tells_of(link.sentence(), &WORK) && link.is_of_work() || link.has_left());
    (is_firm || works || link.is_dismissed()).then_some((name, Kind::Employer))
}

/// A name and the word that leads to it: "at", "for".
struct Link<'w> {
    words: &'w [Word],
    /// Where the name begins, and where the word stands.
    at: usize,
    lead: usize,
    /// "the" is between them.
    article: bool,
}

impl<'w> Link<'w> {
    fn before(words: &'w [Word], at: usize) -> Option<Self> {
        let word = &words[at];
        let before = at.checked_sub(1)?;
        let article = words[before].key == "the" && before > 0;
        let link = Self { words, at, lead: if article { before - 1 } else { before }, article };
        let named = is_proper(word) || word.form == Form::Camel && word.class != Class::Nobody;
        // "the hospital i work at (Royal Glamorgan)", "w/ Balfour"
        let apart = word.gap == Gap::Mark && (["company", "w"].contains(&link.key()) || link.is_directly_of_work());
        let away = TOWARDS.contains(link.led_by()) && !link.is_at();
        let led = LINKS.contains(link.key()) && (word.follows() || apart) && !away;
        (named && led && (!word.possessive || link.is_directly_of_work())).then_some(link)
    }

    fn word(&self) -> &Word {
        &self.words[self.at]
    }

    fn key(&self) -> &str {
        &self.words[self.lead].key
    }

    /// The word before the link.
    fn led_by(&self) -> &str {
        self.lead.checked_sub(1).map_or("", |index| self.words[index].key.as_str())
    }

    fn is_at(&self) -> bool {
        self.key() == "at"
    }

    /// "a shift at Rosie's"
    fn is_directly_of_work(&self) -> bool {
        ["at", "through", "thru"].contains(&self.key()) && JOBS.contains(self.led_by())
    }

    /// "work at", "a job with", "my boss in".
    fn is_of_work(&self) -> bool {
        let beside = self.word().class != Class::Word && WORK.contains(self.led_by());
        self.is_directly_of_work() || beside || ["at", "for", "with", "w", "by"].contains(&self.key())
    }

    /// "fired me from".
    fn has_left(&self) -> bool {
        let near = self.lead.saturating_sub(NEAR)..self.lead;
        self.key() == "from" && self.tells_of(near, &LEFT)
    }

    /// "let go from Field", whatever else that is.
    fn is_dismissed(&self) -> bool {
        const SENT_AWAY: [&str; 5] = ["fired", "sacked", "dismissed", "redundant", "resigned"];
        let before = self.lead.checked_sub(2).map_or("", |index| self.words[index].key.as_str());
        let away = matches!((before, self.led_by()), ("let", "go") | ("laid", "off"));
        let named = !matches!(self.word().class, Class::Given | Class::Nobody) && self.word().form != Form::Capitals;
        self.key() == "from" && (away || SENT_AWAY.contains(&self.led_by())) && named && !self.article
    }

    /// The words before the name in its sentence, at most [`REACH`].
    fn sentence(&self) -> Range<usize> {
        let words = (0..self.lead).rev();
        let same = words.take_while(|&index| self.lead - index < REACH && self.words[index + 1].gap != Gap::Stop);
        same.last().unwrap_or(self.lead)..self.lead + 1
    }

    fn tells_of(&self, range: Range<usize>, set: &HashSet<&str>) -> bool {
        self.words[range].iter().any(|word| set.contains(word.key.as_str()))
    }

    fn tells_of_study(&self) -> bool {
        let after = self.words[self.at + 1..].iter().take(NEAR).take_while(|next| next.gap != Gap::Stop);
        self.tells_of(self.sentence(), &STUDY)
            || self.is_at() && after.map(|next| next.key.as_str()).any(|key| STUDY.contains(key))
    }

    /// Not somebody's given name alone: "class of 26 at Roosevelt", but "at school and at Emma".
    fn is_school(&self) -> bool {
        let studies = STUDY.contains(self.led_by())
            || self.lead.checked_sub(1).is_some_and(|index| self.words[index].form == Form::Number);
        self.is_brand()
            || self.word().class == Class::GivenOrWord
            || self.word().class == Class::Given && studies
            || self.end_of_name() > self.at + 1
    }

    fn is_brand(&self) -> bool {
        let word = self.word();
        self.is_directly_of_work()
            || word.form == Form::Camel
            || matches!(word.class, Class::Unknown | Class::Surname)
            || FIRMS.contains(word.key.as_str())
            || word.form != Form::Capitals && matches!(word.class, Class::SurnameOrWord | Class::Word)
    }

    fn end_of_name(&self) -> usize {
        let proper = |at: usize| self.words.get(at).is_some_and(is_proper);
        let end = if self.word().possessive { self.at + 1 } else { run_after(self.words, self.at, 4) };
        let Some(next) = self.words.get(end) else { return end };
        // "Marrow & Vine", "the Dog and Duck"
        let signed = next.gap == Gap::Mark && next.span.start - self.words[end - 1].span.end == 3 && proper(end);
        let pub_sign = self.article && next.follows() && next.key == "and" && proper(end + 1);
        end + usize::from(signed) + 2 * usize::from(pub_sign)
    }
}

#[cfg(test)]
mod tests {
    use super::super::organisation::finds;
    use super::Kind::{Employer, School};

    #[test]
    fn work_and_study() {
        finds(
            "they fired me from Cinder & Ash, let go from Vantage Point Media",
            &[("Cinder & Ash", Employer), ("Vantage Point Media", Employer)],
        );
        finds(
            "my manager at the Dog and Duck, i work at PureGym",
            &[("Dog and Duck", Employer), ("PureGym", Employer)],
        );
        finds("i was let go from Field after ten years", &[("Field", Employer)]);
        finds("the hospital i work at (Royal Glamorgan) knows", &[("Royal Glamorgan", Employer)]);
        finds("im class of 26 at Roosevelt, bullied at Kelvinside", &[("Roosevelt", School), ("Kelvinside", School)]);
    }

    #[test]
    fn neither() {
        finds("i am mad at school and at Emma, he took me from Leeds, i watch it on YouTube at home", &[]);
    }
}
