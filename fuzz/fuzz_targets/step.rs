//! Any flow and any conversation: no step panics, limits hold, sessions can be kept, and the same comes out twice.

#![no_main]

use arbitrary::{Result, Unstructured};
use botloom_fuzz::{
    flows, invariants,
    play::{self, Act},
};
use engine_core::Capabilities;
use flows_schema::Flow;
use libfuzzer_sys::fuzz_target;

fn conversation(bytes: &mut Unstructured<'_>) -> Result<(Flow, Vec<Act>)> {
    Ok((flows::flow(bytes)?, play::acts(bytes)?))
}

fuzz_target!(|data: &[u8]| {
    let Ok((flow, acts)) = conversation(&mut Unstructured::new(data)) else { return };
    let first = play::play(&flow, &acts, Capabilities::cloud_api());
    let second = play::play(&flow, &acts, Capabilities::cloud_api());
    assert_eq!(first.len(), second.len());
    for (one, two) in first.iter().zip(&second) {
        let bytes = |output| serde_json::to_vec(output).expect("an output is written");
        assert_eq!(bytes(&one.output), bytes(&two.output), "the same conversation went another way");
        invariants::hold(one);
    }
});
