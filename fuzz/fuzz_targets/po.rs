//! Any text as a file of translations: reading never panics, and what was taken is written and read the same.

#![no_main]

use std::sync::LazyLock;

use flows_schema::{Flow, parse, po};
use libfuzzer_sys::fuzz_target;

static FLOW: LazyLock<Flow> = LazyLock::new(|| {
    parse(include_bytes!("../../seeds/flows/support-menu.json")).expect("a sample is a flow")
});

fuzz_target!(|text: &str| {
    let mut flow = FLOW.clone();
    let imported = po::import(&mut flow, "de", text);
    assert_eq!(imported.is_ok(), po::read(text).is_ok());
    let _merged = po::export(&FLOW, "de", Some(text));
    let Ok(entries) = po::read(text) else {
        assert_eq!(flow, *FLOW, "a file that was refused changed the flow");
        return;
    };
    let again = po::read(&po::write(&entries)).expect("what was written is read");
    let plain = |entries: &[po::Entry]| -> Vec<po::Entry> {
        let mut entries = entries.to_vec();
        // Comments are for people: their spaces are put in order.
        entries.iter_mut().for_each(|entry| entry.comment.clear());
        entries
    };
    assert_eq!(plain(&again), plain(&entries), "an entry is another one after it was written");
    let file = po::export(&flow, "de", None).expect("a flow is exported");
    let mut taken = flow.clone();
    let done = po::import(&mut taken, "de", &file).expect("our own file is read");
    assert_eq!(taken, flow, "an export changed the flow");
    assert_eq!((done.taken, done.fuzzy.len(), done.outdated.len(), done.unknown.len()), (0, 0, 0, 0));
});
