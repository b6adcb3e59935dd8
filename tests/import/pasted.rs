//! Texts as people paste them from programs and pages: a name on a line of its own, with a time beside it, below it or
//! nowhere.

use super::*;

#[test]
fn a_name_and_a_time_on_a_line_of_their_own_open_a_message() {
    for (text, from) in [
        ("Mara Klein  10:32 AM\nI lost my job.\nTwo weeks ago.\n\nBen  10:33 AM\nI am sorry.\n", "Slack, Teams"),
        (
            "Mara Klein — Today at 10:32 AM\nI lost my job.\nTwo weeks ago.\nBen — Today at 10:33 AM\nI am sorry.\n",
            "Discord",
        ),
        (
            "Mara Klein\n — \nToday at 10:32 AM\nI lost my job.\nTwo weeks ago.\nBen\n — \nToday at 10:33 AM\nI am sorry.",
            "Discord",
        ),
        ("Mara Klein\n  10:32 AM\nI lost my job.\nTwo weeks ago.\nBen\n  10:33 AM\nI am sorry.\n", "Slack"),
        ("Mara Klein [10:32 AM]\nI lost my job.\nTwo weeks ago.\nBen [10:33 AM]\nI am sorry.\n", "Slack, older"),
        (
            "[Yesterday 10:32 AM] Mara Klein\nI lost my job.\nTwo weeks ago.\n\n[Yesterday 10:33 AM] Ben\nI am sorry.\n",
            "Teams",
        ),
        (
            "Mara Klein, Yesterday at 10:32\nI lost my job.\nTwo weeks ago.\nBen, Yesterday at 10:33\nI am sorry.",
            "pages",
        ),
    ] {
        let chat = chat(text);
        assert_eq!(
            said(&chat),
            [("Mara Klein", "I lost my job.\nTwo weeks ago."), ("Ben", "I am sorry.")],
            "{from}: {text}"
        );
        assert_eq!(times(&chat), [None, None], "a day that only the writer knew");
        assert!(note(&chat, "times_without_date").is_some());
    }
}

#[test]
fn where_such_a_line_has_a_date_the_message_has_a_time() {
    for text in [
        "Mara, [30.12.2021 22:01]\nI lost my job.\n\nBen, [30.12.2021 22:02]\nI am sorry.\n",
        "Mara — 12/30/2021 10:01 PM\nI lost my job.\nBen — 12/30/2021 10:02 PM\nI am sorry.\n",
        "Mara\nDec 30, 2021, 10:01 PM\nI lost my job.\nBen\nDec 30, 2021, 10:02 PM\nI am sorry.\n",
        "[22:01, 30/12/2021] Mara: I lost my job.\n[22:02, 30/12/2021] Ben: I am sorry.\n",
    ] {
        let chat = chat(text);
        assert_eq!(said(&chat), [("Mara", "I lost my job."), ("Ben", "I am sorry.")], "{text}");
        assert_eq!(times(&chat), [Some("2021-12-30T22:01:00"), Some("2021-12-30T22:02:00")], "{text}");
    }
}

#[test]
fn names_alone_on_lines_open_messages_where_nothing_else_does() {
    let chat = chat("Mara\nI lost my job.\nTwo weeks ago.\n\nBen\nI am sorry.\nMara\nThanks\nBen\nSleep well!\n");
    assert_eq!(
        said(&chat),
        [
            ("Mara", "I lost my job.\nTwo weeks ago."),
            ("Ben", "I am sorry."),
            ("Mara", "Thanks"),
            ("Ben", "Sleep well!")
        ]
    );
    for text in [
        "Rain\nit fell all day\nSun\nit never came\nRain\nit fell\n",
        "Mara\nI lost my job.\nMara\nTwo weeks ago.\n",
        "A title\nMara\nhi\nBen\nhello\nMara\nhi\nBen\nhello\n",
    ] {
        assert_eq!(refusal(text.as_bytes()), ReadError::NoSpeakers, "{text}");
    }
}

#[test]
fn a_time_within_a_message_is_no_header() {
    let chat = chat("Ada: see you\nLunch 12:30\nBen: fine\nAda: or later\nBus 13:00\nBen: ok\n");
    assert_eq!(said(&chat)[0], ("Ada", "see you\nLunch 12:30"));
    let chat = super::chat("Ada  10:32\nmeet me at 11:30\nBen  10:33\nok\n");
    assert_eq!(said(&chat), [("Ada", "meet me at 11:30"), ("Ben", "ok")]);
}

#[test]
fn a_diary_with_times_is_no_chat() {
    for text in [
        "It rained.\nDinner 18:30\nwas good\n",
        "It rained.\nLunch 12:30\nwas good\nDinner 18:30\nwas too\n",
        "Dinner 18:30\nwas good",
    ] {
        assert_eq!(refusal(text.as_bytes()), ReadError::NoSpeakers, "{text}");
    }
}

#[test]
fn handles_and_titles_are_names() {
    let chat = chat("mara.klein — Today at 10:32 AM\nhi\nDr. Ben Sommer — Today at 10:33 AM\nhello\n");
    assert_eq!(said(&chat), [("mara.klein", "hi"), ("Dr. Ben Sommer", "hello")]);
}

#[test]
fn otters_transcripts_are_read() {
    let bytes = fixture("turnchunk_MIT/otter.txt");
    let chat = read(&bytes, "otter.txt", &ReadOptions::default()).unwrap().remove(0);
    let first = "Right, let's start with the renewal. They came back asking for\na twelve percent increase.";
    assert_eq!(said(&chat), [("Alice Chen", first), ("Bob Ferreira", "Twelve? That's well above what we budgeted.")]);
    let bytes = fixture("turnchunk_MIT/bracketed.txt");
    let chat = read(&bytes, "bracketed.txt", &ReadOptions::default()).unwrap().remove(0);
    assert_eq!(said(&chat)[2], ("Bob", "Which we never do, historically."));
    assert_eq!(times(&chat), [None, None, None]);
}

#[test]
fn the_reader_can_say_the_order_of_dates() {
    let text = "03/04/2021, 10:00 - Ada: hi\n03/04/2021, 10:01 - Ben: hello\n";
    let read_as = |order| {
        let options = ReadOptions { date_order: Some(order), ..ReadOptions::default() };
        read_with(text, &options).unwrap().remove(0)
    };
    let chat = read_as(DateOrder::DayFirst);
    assert_eq!(times(&chat)[0], Some("2021-04-03T10:00:00"));
    assert!(note(&chat, "date_order_unknown").is_none());
    assert_eq!(times(&read_as(DateOrder::MonthFirst))[0], Some("2021-03-04T10:00:00"));
    assert!(note(&super::chat(text), "date_order_unknown").unwrap().contains("(dmy)"));
}
