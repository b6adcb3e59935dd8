//! Brings the rows of a table to the chats that they belong to: of each form the last before the chat and the first
//! after it. What does not fit is said with its row, and nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::instruments::Instrument;
use super::score::{Form, Moment};
use super::table::{Given, Owner, Problem, Row, Table};
use super::{Forms, Settings, different_forms, words};
use crate::conversation::{Conversation, Note, Role};

/// The forms of every chat, and what does not fit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Assigned {
    /// In the order of the chats.
    pub forms: Vec<Forms>,
    /// In the order of the rows.
    pub problems: Vec<Problem>,
}

impl Table {
    /// Brings the forms to their chats.
    pub fn assign(&self, conversations: &[Conversation], settings: &Settings) -> Assigned {
        let mut found = Vec::new();
        let mut problems = Problems::default();
        let mut forms = vec![Forms::default(); conversations.len()];
        for row in &self.rows {
            match row.owner.chats(conversations) {
                Ok(chats) => {
                    chats.iter().for_each(|&chat| forms[chat].item_9 |= row.item_9);
                    match row.check(settings) {
                        Ok(given) => found.extend(place(row, given, &chats, conversations, &mut problems)),
                        Err(text) => problems.tell(row.number, text),
                    }
                }
                // No chat's page or document will show it.
                Err(text) if row.item_9 => problems.tell(row.number, format!("{text} {}", words::ITEM_9.text)),
                Err(text) => problems.tell(row.number, text),
            }
        }
        for (chat, forms) in forms.iter_mut().enumerate() {
            let mine: Vec<Placed> = found.iter().filter(|placed| placed.chat == chat).cloned().collect();
            choose(without_repeats(mine, &mut problems), forms, &mut problems);
        }
        Assigned { forms, problems: problems.0.into_iter().collect() }
    }
}

/// What does not fit, each thing once, however many chats it touches.
#[derive(Debug, Default)]
struct Problems(BTreeSet<Problem>);

impl Problems {
    fn tell(&mut self, row: usize, text: String) {
        self.0.insert(Problem { row, text });
    }
}

/// A form that belongs to a chat, and the row that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Placed {
    row: usize,
    chat: usize,
    form: Form,
}

impl Owner {
    /// The chats that a row is about.
    fn chats(&self, conversations: &[Conversation]) -> Result<Vec<usize>, String> {
        let all = || conversations.iter().enumerate();
        let people = |role| {
            let is_them = move |chat: &Conversation| {
                chat.speakers.iter().any(|one| one.role == role && one.is_called(&self.person))
            };
            all().filter(move |(_, chat)| is_them(chat)).map(|(index, _)| index)
        };
        if self.conversation.is_empty() {
            if self.person.is_empty() {
                return Err("It does not say whose form this is. Fill in conversation or person.".to_owned());
            }
            let theirs: Vec<usize> = people(Role::Seeker).collect();
            return match theirs.is_empty() {
                false => Ok(theirs),
                true if people(Role::Supporter).next().is_some() => Err(format!(
                    "\"{}\" is the supporter here. Give forms of the seeker, or say who is who.",
                    self.person
                )),
                true => {
                    Err(format!("No seeker here is called \"{}\". Write the name as the chat has it.", self.person))
                }
            };
        }
        let named: Vec<usize> =
            all().filter(|(_, chat)| chat.id == self.conversation).map(|(index, _)| index).collect();
        match named.as_slice() {
            [] => Err(format!(
                "There is no chat \"{}\" here. Write an id as analyze prints it, or add the file of that chat.",
                self.conversation
            )),
            [chat] if self.person.is_empty() || people(Role::Seeker).any(|theirs| theirs == *chat) => Ok(named),
            [_] => Err(format!(
                "\"{}\" is not the seeker of the chat \"{}\". Correct one of them, or leave out the person.",
                self.person, self.conversation
            )),
            _ => Err(format!(
                "{} chats are called \"{}\". Rename their files, so that each has a name of its own.",
                named.len(),
                self.conversation
            )),
        }
    }
}

impl Row {
    /// What the row says, where it says something possible.
    fn check(&self, settings: &Settings) -> Result<&Given, String> {
        let given = self.form.as_ref().map_err(Clone::clone)?;
        let form = given.at(Moment::Before);
        if let Some(total) = given.total_beside {
            form.agrees_with(total).map_err(|error| error.to_string())?;
        }
        form.score(settings.prorate).map_err(|error| error.to_string())?;
        Ok(given)
    }
}

/// Where a date lies, seen from a chat.
enum Side {
    Known(Moment),
    /// On the chat's own days.
    During,
    /// The chat has no times.
    Unknown,
}

/// Days are compared as they are written, wherever the clocks stood.
fn side(date: &str, conversation: &Conversation) -> Side {
    let days = conversation.messages.iter().filter_map(|message| message.time.as_deref()?.get(..10));
    let Some((first, last)) = days.clone().min().zip(days.max()) else { return Side::Unknown };
    match () {
        () if date < first => Side::Known(Moment::Before),
        () if date > last => Side::Known(Moment::After),
        () => Side::During,
    }
}

/// Says for each chat of a row whether its form was filled in before or after.
fn place(
    row: &Row,
    given: &Given,
    chats: &[usize],
    conversations: &[Conversation],
    problems: &mut Problems,
) -> Vec<Placed> {
    let mut tell = |text: String| problems.tell(row.number, text);
    if given.date.is_none() && chats.len() > 1 {
        tell(format!(
            "\"{}\" is the seeker of {} chats. Fill in the column conversation, or the date.",
            row.owner.person,
            chats.len()
        ));
        return Vec::new();
    }
    let mut placed = Vec::new();
    for &chat in chats {
        match moment_of(given, &conversations[chat]) {
            Ok(moment) => placed.push(Placed { row: row.number, chat, form: given.at(moment) }),
            // Seen from another chat of the same person it may fit.
            Err(Misplaced::Contradiction(_)) if chats.len() > 1 => {}
            Err(Misplaced::Contradiction(text) | Misplaced::Unknown(text)) => tell(text),
        }
    }
    if placed.is_empty() && given.moment.is_some() && chats.len() > 1 {
        tell("Its moment and its date fit none of this person's chats. Correct one of them.".to_owned());
    }
    placed
}

/// Why a form cannot be placed beside a chat: a sentence.
enum Misplaced {
    /// Its moment and its date do not go together.
    Contradiction(String),
    /// Nothing says what came first.
    Unknown(String),
}

/// Whether a form was filled in before or after a chat.
fn moment_of(given: &Given, conversation: &Conversation) -> Result<Moment, Misplaced> {
    let id = &conversation.id;
    match (given.moment, given.date.as_deref().map(|date| (date, side(date, conversation)))) {
        (Some(said), Some((date, Side::Known(by_date)))) if said != by_date => Err(Misplaced::Contradiction(format!(
            "It says {said}, but {date} lies {by_date} the chat \"{id}\". Correct the moment or the date."
        ))),
        (Some(said), _) => Ok(said),
        (None, Some((_, Side::Known(by_date)))) => Ok(by_date),
        (None, Some((date, Side::During))) => Err(Misplaced::Unknown(format!(
            "{date} is a day of the chat \"{id}\" itself. Write before or after into the column moment."
        ))),
        (None, _) => Err(Misplaced::Unknown(format!(
            "The chat \"{id}\" has no times, so a date does not say what came first. Write before or after into the \
             column moment."
        ))),
    }
}

/// Takes out what says a thing twice: once where both say the same, altogether where they differ.
fn without_repeats(mut placed: Vec<Placed>, problems: &mut Problems) -> Vec<Placed> {
    let mut out = BTreeSet::new();
    for (index, later) in placed.iter().enumerate() {
        for earlier in placed[..index].iter().filter(|earlier| is_again(&later.form, &earlier.form)) {
            let name = &later.form.instrument.scale().name;
            let on =
                later.form.date.as_ref().map_or(format!("{} the chat", later.form.moment), |date| format!("on {date}"));
            let mut text = format!("The {name} {on} stands in row {} already", earlier.row);
            out.insert(later.row);
            if later.form == earlier.form {
                text += ". It counts once. Take one row out.";
            } else {
                out.insert(earlier.row);
                text += ", with other answers or at another moment. Neither counts. Keep one, or correct a date.";
            }
            problems.tell(later.row, text);
        }
    }
    placed.retain(|placed| !out.contains(&placed.row));
    placed
}

/// Whether two forms are the same form of one day. What looks back two weeks says nothing new on the same day, whatever
/// the moment; how one feels now may be asked before and after.
fn is_again(one: &Form, other: &Form) -> bool {
    let same_day = one.date == other.date;
    let same_moment = one.moment == other.moment;
    let both_dated = one.date.is_some() && one.instrument.scale().two_weeks;
    one.instrument == other.instrument && same_day && (same_moment || both_dated)
}

/// Chooses of each form the last before and the first after.
fn choose(placed: Vec<Placed>, forms: &mut Forms, problems: &mut Problems) {
    let mut by_form: BTreeMap<(Instrument, Moment), Vec<Placed>> = BTreeMap::new();
    for one in placed {
        by_form.entry((one.form.instrument, one.form.moment)).or_default().push(one);
    }
    let mut chosen: BTreeMap<(Instrument, Moment), Placed> = BTreeMap::new();
    for (key, candidates) in by_form {
        let name = &key.0.scale().name;
        if let [_, .., last] = candidates.as_slice() {
            if candidates.iter().any(|one| one.form.date.is_none()) {
                let rows = rows_of(&candidates);
                let text = format!("{rows} all give the {name} {} the chat. Give each its date, or keep one.", key.1);
                problems.tell(last.row, text);
                continue;
            }
            let (others, which) = (candidates.len() - 1, if key.1 == Moment::Before { "last" } else { "first" });
            let text = format!("Of the {name} {} the chat the {which} one counts. Left out: {others}.", key.1);
            forms.notes.push(Note::new(words::FORMS_LEFT_OUT, text));
        }
        let nearest = match key.1 {
            Moment::Before => candidates.into_iter().max_by(|one, other| one.form.date.cmp(&other.form.date)),
            Moment::After => candidates.into_iter().min_by(|one, other| one.form.date.cmp(&other.form.date)),
        };
        chosen.extend(nearest.map(|nearest| (key, nearest)));
    }
    take_out_of_order(&mut chosen, problems);
    if let Some((row, text)) = different(&chosen) {
        problems.tell(row, text);
    }
    forms.counted.extend(chosen.into_values().map(|placed| placed.form));
}

/// A form before that is dated after the form after: one of the two is wrong, and we cannot know which.
fn take_out_of_order(chosen: &mut BTreeMap<(Instrument, Moment), Placed>, problems: &mut Problems) {
    let out_of_order = |before: &Placed| {
        let after = chosen.get(&(before.form.instrument, Moment::After))?;
        let (first, last) = before.form.date.as_ref().zip(after.form.date.as_ref())?;
        (before.form.moment == Moment::Before && first > last).then(|| {
            let text = format!(
                "The {} before is of {first}, later than the one after of {last} (row {}). Neither counts. Correct a date \
                 or a moment.",
                before.form.instrument.scale().name,
                after.row
            );
            (before.form.instrument, before.row, text)
        })
    };
    let wrong: Vec<(Instrument, usize, String)> = chosen.values().filter_map(out_of_order).collect();
    for (instrument, row, text) in wrong {
        chosen.retain(|key, _| key.0 != instrument);
        problems.tell(row, text);
    }
}

/// Forms before and after of which none is the same: the later row of the two, and the sentence.
fn different(chosen: &BTreeMap<(Instrument, Moment), Placed>) -> Option<(usize, String)> {
    let mut at = [None, None];
    for (key, placed) in chosen {
        if chosen.contains_key(&(key.0, Moment::Before)) && chosen.contains_key(&(key.0, Moment::After)) {
            return None;
        }
        at[key.1 as usize].get_or_insert(placed);
    }
    let [Some(before), Some(after)] = at else { return None };
    Some((before.row.max(after.row), different_forms(before.form.instrument, after.form.instrument)))
}

/// "Rows 2, 3 and 7".
fn rows_of(placed: &[Placed]) -> String {
    let numbers: Vec<String> = placed.iter().map(|one| one.row.to_string()).collect();
    let (last, others) = numbers.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
    format!("Rows {} and {last}", others.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::import::{ReadOptions, read};
    use crate::outcome::score::Answers;
    use proptest::prelude::*;

    /// Chats of Sam, the supporter, with River, on the days that are given.
    fn chats(days: &[(&str, &str)]) -> Vec<Conversation> {
        let mut table = "conversation,speaker,time,text\n".to_owned();
        for (id, day) in days {
            let time = |clock: &str| if day.is_empty() { String::new() } else { format!("{day}T{clock}:00") };
            table += &format!("{id},River,{},hi\n{id},Sam,{},hello\n", time("10:00"), time("11:00"));
        }
        let options = ReadOptions { supporter: vec!["Sam".into()], ..ReadOptions::default() };
        read(table.as_bytes(), "chats.csv", &options).unwrap()
    }

    fn assign(days: &[(&str, &str)], table: &str) -> (Vec<Forms>, Vec<String>) {
        let assigned = Table::read(table.as_bytes()).unwrap().assign(&chats(days), &Settings::default());
        (assigned.forms, assigned.problems.iter().map(Problem::to_string).collect())
    }

    /// What counts, as "phq2 before 3".
    fn counted(forms: &Forms) -> Vec<String> {
        let said = |form: &Form| {
            let total = form.score(false).unwrap().total;
            format!("{} {} {total}", serde_json::to_value(form.instrument).unwrap().as_str().unwrap(), form.moment)
        };
        forms.counted.iter().map(said).collect()
    }

    const ONE: [(&str, &str); 1] = [("c1", "2026-03-10")];
    const TOTALS: &str = "conversation,instrument,moment,date,total\n";
    const PERSON: &str = "person,instrument,moment,date,total\n";

    #[test]
    fn the_last_before_and_the_first_after_count() {
        let table = "c1,phq2,,2026-01-01,6\nc1,phq2,,2026-03-01,5\nc1,phq2,,2026-05-01,1\nc1,phq2,,2026-04-01,3\n";
        let (forms, problems) = assign(&ONE, &format!("{TOTALS}{table}"));
        assert_eq!(counted(&forms[0]), ["phq2 before 5", "phq2 after 3"]);
        assert!(problems.is_empty(), "{problems:?}");
        let notes: Vec<&str> = forms[0].notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(
            notes,
            [
                "Of the PHQ-2 before the chat the last one counts. Left out: 1.",
                "Of the PHQ-2 after the chat the first one counts. Left out: 1."
            ]
        );
    }

    #[test]
    fn the_forms_of_a_person_go_to_each_of_their_chats() {
        let days = [("c1", "2026-03-10"), ("c2", "2026-04-10")];
        let table = "river,gad2,,2026-03-01,6\nRiver,gad2,,2026-04-01,4\nRiver,gad2,,2026-05-01,2\n";
        let (forms, problems) = assign(&days, &format!("{PERSON}{table}"));
        assert_eq!(counted(&forms[0]), ["gad2 before 6", "gad2 after 4"]);
        assert_eq!(counted(&forms[1]), ["gad2 before 4", "gad2 after 2"]);
        assert!(problems.is_empty(), "{problems:?}");
        let (forms, problems) = assign(&days, &format!("{PERSON}River,gad2,before,,6\n"));
        assert!(forms.iter().all(|forms| *forms == Forms::default()));
        assert_eq!(
            problems,
            ["Row 2: \"River\" is the seeker of 2 chats. Fill in the column conversation, or the date."]
        );
    }

    /// Every kind of bad row, each beside a good one that is scored all the same.
    #[test]
    fn each_bad_row_is_named_and_the_others_count() {
        for (rows, sentence) in [
            ("c1,phq2,before,,7\n", "Row 2: The total of the PHQ-2 is 7. It can be 0 to 6."),
            (
                "c9,phq2,before,,3\n",
                "Row 2: There is no chat \"c9\" here. Write an id as analyze prints it, or add the file of \
                that chat.",
            ),
            (",phq2,before,,3\n", "Row 2: It does not say whose form this is. Fill in conversation or person."),
            (
                "c1,phq2,before,2026-03-11,3\n",
                "Row 2: It says before, but 2026-03-11 lies after the chat \"c1\". Correct the \
                moment or the date.",
            ),
            (
                "c1,phq2,,2026-03-10,3\n",
                "Row 2: 2026-03-10 is a day of the chat \"c1\" itself. Write before or after into the \
                column moment.",
            ),
            (
                "c1,phq2,before,,3\nc1,phq2,before,,4\n",
                "Row 3: The PHQ-2 before the chat stands in row 2 already, with other \
                answers or at another moment. Neither counts. Keep one, or correct a date.",
            ),
            (
                "c1,phq2,,2026-03-01,3\nc1,phq2,,2026-03-01,4\n",
                "Row 3: The PHQ-2 on 2026-03-01 stands in row 2 already, with \
                other answers or at another moment. Neither counts. Keep one, or correct a date.",
            ),
            (
                "c1,phq2,before,,3\nc1,phq2,before,2026-03-01,3\n",
                "Row 3: Rows 2 and 3 all give the PHQ-2 before the chat. Give \
                each its date, or keep one.",
            ),
        ] {
            let (forms, problems) = assign(&ONE, &format!("{TOTALS}{rows}c1,gad2,before,,2\n"));
            assert_eq!(problems, [sentence]);
            assert_eq!(counted(&forms[0]), ["gad2 before 2"], "{rows}");
        }
    }

    #[test]
    fn a_row_that_stands_there_twice_counts_once() {
        let (forms, problems) = assign(&ONE, &format!("{TOTALS}c1,phq2,,2026-03-01,3\nc1,phq2,,2026-03-01,3\n"));
        assert_eq!(counted(&forms[0]), ["phq2 before 3"]);
        assert_eq!(
            problems,
            ["Row 3: The PHQ-2 on 2026-03-01 stands in row 2 already. It counts once. Take one row out."]
        );
    }

    #[test]
    fn what_looks_back_two_weeks_cannot_be_before_and_after_on_a_day_and_a_state_can() {
        let day = |form: &str| format!("{TOTALS}c1,{form},before,2026-03-10,4\nc1,{form},after,2026-03-10,2\n");
        let (forms, problems) = assign(&ONE, &day("state5"));
        assert_eq!((counted(&forms[0]).len(), problems.len()), (2, 0));
        let (forms, problems) = assign(&ONE, &day("phq2"));
        assert!(
            forms[0].counted.is_empty() && problems[0].starts_with("Row 3: The PHQ-2 on 2026-03-10 stands in row 2")
        );
    }

    #[test]
    fn dates_out_of_order_count_on_neither_side() {
        let table = "c1,phq2,before,2026-03-05,4\nc1,phq2,after,2026-03-01,2\nc1,gad2,before,2026-03-01,1\n";
        let (forms, problems) = assign(&[("c1", "")], &format!("{TOTALS}{table}"));
        assert_eq!(counted(&forms[0]), ["gad2 before 1"]);
        assert_eq!(
            problems,
            ["Row 2: The PHQ-2 before is of 2026-03-05, later than the one after of 2026-03-01 (row 3). \
            Neither counts. Correct a date or a moment."]
        );
    }

    #[test]
    fn a_chat_without_times_needs_the_moment() {
        let (forms, problems) =
            assign(&[("c1", "")], &format!("{TOTALS}c1,phq2,,2026-03-05,4\nc1,gad2,after,2026-03-05,1\n"));
        assert_eq!(counted(&forms[0]), ["gad2 after 1"]);
        assert!(problems[0].starts_with("Row 2: The chat \"c1\" has no times"), "{problems:?}");
    }

    #[test]
    fn before_and_after_of_different_forms_are_scored_and_named() {
        let (forms, problems) = assign(&ONE, &format!("{TOTALS}c1,phq9,before,,14\nc1,phq8,after,,9\n"));
        assert_eq!(counted(&forms[0]), ["phq9 before 14", "phq8 after 9"]);
        assert_eq!(
            problems,
            ["Row 3: Before the chat there is the PHQ-9, after it the PHQ-8: no change can be said. Give the \
            same form at both times."]
        );
    }

    #[test]
    fn a_person_must_be_a_seeker() {
        let said = |name: &str| assign(&ONE, &format!("{PERSON}{name},phq2,before,,3\n")).1.remove(0);
        assert_eq!(said("Sam"), "Row 2: \"Sam\" is the supporter here. Give forms of the seeker, or say who is who.");
        assert_eq!(said("Sky"), "Row 2: No seeker here is called \"Sky\". Write the name as the chat has it.");
        let both = "conversation,person,instrument,moment,total\nc1,Sam,phq2,before,3\nc1,River,phq2,after,2\n";
        let (forms, problems) = assign(&ONE, both);
        assert_eq!(counted(&forms[0]), ["phq2 after 2"]);
        assert!(problems[0].starts_with("Row 2: \"Sam\" is not the seeker of the chat \"c1\"."), "{problems:?}");
        let twins = [chats(&ONE), chats(&ONE)].concat();
        let table = Table::read(format!("{TOTALS}c1,phq2,before,,3\n").as_bytes()).unwrap();
        let assigned = table.assign(&twins, &Settings::default());
        assert!(assigned.problems[0].text.starts_with("2 chats are called \"c1\"."));
    }

    #[test]
    fn items_are_checked_against_their_range_their_total_and_their_form() {
        let header = "conversation,instrument,moment,item1,item2,item3,item4,item5,item6,item7,item8,item9,total\n";
        let (forms, problems) = assign(
            &ONE,
            &format!(
                "{header}c1,phq9,before,1,1,4,1,1,1,1,1,2,\nc1,phq9,after,1,1,1,1,1,1,1,1,0,9\nc1,gad7,before,1,1,1,1,1,1,,,,6\n\
             c1,phq8,before,1,1,1,1,1,1,1,1,1,\nc1,gad7,after,1,1,1,1,1,1,-1,,,\nc1,gad2,after,1,2,,,,,,,,3\n"
            ),
        );
        assert_eq!(counted(&forms[0]), ["gad2 after 3"]);
        let begins = [
            "Row 2: Item 3 of the PHQ-9, \"Trouble falling or staying asleep, or sleeping too much\", is 4. Write a number from 0",
            "Row 3: The total of the PHQ-9 is 9, but its items add up to 8. Correct one of them, or leave out the total.",
            "Row 4: Item 7 of the GAD-7 is not answered, so it has no total. Fill in what is missing, or allow",
            "Row 5: There is no item 9 in the PHQ-8, which has 8.",
            "Row 6: Item 7 of the GAD-7, \"Feeling afraid as if something awful might happen\", is -1. Write a number from 0",
        ];
        assert_eq!(problems.len(), begins.len(), "{problems:?}");
        for (problem, begin) in problems.iter().zip(begins) {
            assert!(problem.starts_with(begin), "{problem}");
        }
        assert!(forms[0].item_9, "item 9 counts for safety although its row has no score");
    }

    #[test]
    fn item_9_of_a_chat_that_is_not_here_is_said_with_its_row() {
        let table = "conversation,instrument,moment,item9\nc9,phq9,before,1\n";
        let (forms, problems) = assign(&ONE, table);
        assert!(!forms[0].item_9);
        assert!(problems[0].contains("no chat \"c9\"") && problems[0].contains("First, item 9."), "{problems:?}");
    }

    #[test]
    fn answers_reach_the_chat_as_they_were_given() {
        let (forms, _) = assign(&ONE, "conversation,instrument,moment,item1,item2,total\nc1,phq2,before,1,2,3\n");
        assert_eq!(forms[0].counted[0].answers, Answers::Items(vec![Some(1), Some(2)]));
    }

    fn some_row() -> impl Strategy<Value = String> {
        let one_of = |cells: &[&'static str]| prop::sample::select(cells.to_vec());
        let cells = (
            one_of(&["c1", "c2", "c9", ""]),
            one_of(&["River", "Sam", "", ""]),
            one_of(&["phq2", "gad2", "state5", "x"]),
            one_of(&["before", "after", "", "soon"]),
            one_of(&["2026-03-01", "2026-03-05", "2026-03-10", "2026-04-01", "", "May"]),
            one_of(&["1", "3", "9", "", "much"]),
        );
        cells.prop_map(|(chat, person, form, moment, date, total)| {
            format!("{chat},{person},{form},{moment},{date},{total}\n")
        })
    }

    proptest! {
        /// Whatever the table holds: each form counts once at most, and a row that does not count is spoken of.
        #[test]
        fn no_row_is_lost(rows in prop::collection::vec(some_row(), 0..8)) {
            let table = format!("conversation,person,instrument,moment,date,total\n{}", rows.concat());
            let (forms, problems) = assign(&[("c1", "2026-03-10"), ("c2", "2026-03-20")], &table);
            let mut spoken_of = problems.len();
            for forms in &forms {
                let places: BTreeSet<_> = forms.counted.iter().map(|form| (form.instrument, form.moment)).collect();
                prop_assert_eq!(places.len(), forms.counted.len());
                prop_assert!(forms.counted.iter().all(|form| form.score(false).is_ok()));
                let left_out = |note: &Note| note.text.rsplit(' ').next().unwrap().trim_end_matches('.').parse::<usize>().unwrap();
                spoken_of += forms.counted.len() + forms.notes.iter().map(left_out).sum::<usize>();
            }
            // One problem may speak of several rows, and a person's row may count in both chats.
            prop_assert!(spoken_of >= rows.len() || !problems.is_empty());
            prop_assert_eq!(rows.is_empty(), spoken_of == 0);
        }
    }
}
