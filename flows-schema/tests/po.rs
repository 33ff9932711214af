//! Translations go out as PO files and come back the same.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use flows_schema::{
    Flow, parse_value,
    po::{Entry, export, import, read, write},
};
use proptest::prelude::*;
use serde_json::json;

fn flow() -> Flow {
    parse_value(json!({"spec": "1.0", "name": "Pizza", "languages": ["en", "de"],
        "triggers": [{"id": "start", "type": "keyword", "config": {"keywords": ["menu"]}, "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "choice", "title": "Size", "config": {"text": "Hello \"you\"\nWhich size?",
                "options": [{"id": "s", "title": "Small"}, {"id": "l", "title": "Large"}]}},
        ],
        "translations": {"de": {"ask": {"text": "Hallo \"du\"\nWelche Größe?"}}},
        "library": {"bye": {"spec": "1.0", "name": "Bye", "nodes": [
            {"id": "say", "type": "text", "config": {"text": "Goodbye"}}]}},
    }))
    .expect("a flow")
}

#[test]
fn a_file_has_a_header_and_an_entry_per_text() {
    let po = export(&flow(), "de", None).expect("no file before");
    assert!(
        po.starts_with("msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: Pizza\\n\"\n\"Language: de\\n\"\n")
    );
    let entry = "#. Size\nmsgctxt \"ask/text\"\nmsgid \"\"\n\"Hello \\\"you\\\"\\n\"\n\"Which size?\"\n\
                 msgstr \"\"\n\"Hallo \\\"du\\\"\\n\"\n\"Welche Größe?\"\n";
    assert!(po.contains(entry), "{po}");
    let contexts: Vec<String> =
        read(&po).expect("a PO file").into_iter().map(|entry| entry.context).collect();
    let expected = ["", "start/keywords/0", "ask/text", "ask/options/0/title", "ask/options/1/title"];
    assert_eq!(contexts[..5], expected);
    assert_eq!(contexts.last().map(String::as_str), Some("bye::say/text"));
}

#[test]
fn a_translation_comes_back_and_an_old_one_does_not() {
    let mut translated = flow();
    let po = export(&translated, "de", None).expect("no file before");
    let po = po.replace("msgid \"Small\"\nmsgstr \"\"", "msgid \"Small\"\nmsgstr \"Klein\"");
    let po = po.replace("msgid \"Goodbye\"\nmsgstr \"\"", "msgid \"Goodbye\"\nmsgstr \"Tschüss\"");
    let done = import(&mut translated, "de", &po).expect("a PO file");
    assert_eq!((done.taken, done.unchanged, done.outdated.len()), (2, 1, 0));
    assert_eq!(translated.translations["de"]["ask"]["options/0/title"], "Klein");
    let bye = &translated.library["bye"];
    assert_eq!((bye.translations["de"]["say"]["text"].as_str(), bye.languages.len()), ("Tschüss", 2));

    let mut changed = serde_json::to_value(&translated).expect("JSON");
    changed["nodes"][0]["config"]["options"][0]["title"] = json!("Tiny");
    let mut changed = parse_value(changed).expect("a flow");
    assert_eq!(import(&mut changed, "de", &po).expect("a PO file").outdated, ["ask/options/0/title"]);

    let again = export(&changed, "de", Some(&po)).expect("a PO file");
    assert!(
        again.contains("#, fuzzy\n#| msgid \"Small\"\nmsgctxt \"ask/options/0/title\"\nmsgid \"Tiny\""),
        "{again}"
    );
    assert_eq!(import(&mut changed, "de", &again).expect("a PO file").fuzzy, ["ask/options/0/title"]);
    let third = export(&changed, "de", Some(&again)).expect("a PO file");
    assert_eq!(third, again, "what a person has to look at stays so until somebody did");
}

#[test]
fn what_is_no_po_file_is_refused_with_its_line() {
    for (po, line) in [
        ("hello", 1),
        ("msgid \"a\"\nmsgstr \"b", 2),
        ("\"a\"", 1),
        ("msgid \"a\"\nmsgid_plural \"b\"", 2),
        ("msgid \"a\\q\"", 1),
        ("msgid \"a\"\n", 2),
    ] {
        assert_eq!(read(po).expect_err(po).line, line, "{po}");
    }
    let foreign = "# mine\n#: a.c:1\n#, c-format, fuzzy\r\nmsgid \"a\" \nmsgstr \"b\"\n#~ msgid \"old\"\n#~ msgstr \"x\"\n";
    let read = read(foreign).expect("a PO file");
    assert_eq!(read.len(), 1);
    assert!(read[0].fuzzy && read[0].text == "b");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn entries_come_back_as_they_were(texts in proptest::collection::vec(
        (".{1,20}", any::<String>(), any::<String>(), any::<bool>(), any::<String>()), 1..6
    )) {
        let entries: Vec<Entry> = texts.into_iter().map(|(context, id, text, fuzzy, previous)| {
            Entry { context, id, text, fuzzy, previous, comment: "A step".to_owned() }
        }).collect();
        prop_assert_eq!(read(&write(&entries)).expect("our own file"), entries);
    }

    #[test]
    fn translations_survive_export_and_import(texts in proptest::collection::vec("\\PC{0,3}[a-z\"\\\\\n\t]{1,9}", 4)) {
        let mut full = flow();
        let places = ["text", "options/0/title", "options/1/title", "text"];
        for (place, text) in places.iter().zip(&texts) {
            if !text.trim().is_empty() {
                full.translations.entry("de".into()).or_default().entry("ask".into()).or_default()
                    .insert((*place).to_owned(), text.clone());
            }
        }
        let po = export(&full, "de", None).expect("no file before");
        let mut empty = full.clone();
        empty.translations.clear();
        import(&mut empty, "de", &po).expect("our own file");
        prop_assert_eq!(empty.translations, full.translations);
    }
}
