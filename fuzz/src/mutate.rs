//! Changes of JSON that leave it JSON, so that the fuzzer comes behind the parser.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::{Value, json};

/// A mutator for targets that read JSON: takes, moves or replaces one part of the document. Every fourth time, and
/// wherever there is no JSON yet, bytes are changed as the fuzzer does by itself.
pub fn json(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut dice = Dice(u64::from(seed) | 1 << 40);
    let known = data.get(..size).and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let Some(mut document) = known.filter(|_| dice.below(4) > 0) else {
        return fuzzer_mutate(data, size, max_size);
    };
    for _ in 0..=dice.below(3) {
        change(&mut document, &mut dice);
    }
    let Ok(bytes) = serde_json::to_vec(&document) else { return fuzzer_mutate(data, size, max_size) };
    match data.get_mut(..bytes.len()).filter(|_| bytes.len() <= max_size) {
        Some(room) => {
            room.copy_from_slice(&bytes);
            bytes.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
}

fn change(document: &mut Value, dice: &mut Dice) {
    let count = count(document);
    let other = nth(document, &mut dice.below(count)).cloned().unwrap_or_default();
    let mut place = dice.below(count);
    let Some(target) = nth_mut(document, &mut place) else { return };
    let chosen = dice.below(12);
    match (chosen, &mut *target) {
        (0, Value::Array(items)) if !items.is_empty() => {
            items.remove(dice.below(items.len()));
        }
        (1, Value::Array(items)) if !items.is_empty() => items.push(items[dice.below(items.len())].clone()),
        (0 | 1, Value::Object(map)) => {
            if let Some(key) = map.keys().nth(dice.below(map.len().max(1))).cloned() {
                map.remove(&key);
            }
        }
        (2, Value::Object(map)) => {
            if let Some(key) = map.keys().nth(dice.below(map.len().max(1))).cloned() {
                let part = map.remove(&key).unwrap_or_default();
                map.insert(format!("{key}_"), part);
            }
        }
        (3, Value::String(text)) => {
            text.push_str(["{{ ", " }}", "😀", "{%", "\u{0}", "::", "/"][dice.below(7)])
        }
        (4, Value::String(text)) => *text = text.chars().rev().collect(),
        (5, Value::Number(number)) => {
            let float = number.as_f64().map_or(json!(60.0), |float| json!(float));
            let numbers = [
                float,
                json!(0),
                json!(-1),
                json!(1.5),
                json!(256),
                json!(65_536),
                json!(4_294_967_296_u64),
                json!(1e300),
                json!(i64::MIN),
            ];
            *target = numbers[dice.below(numbers.len())].clone();
        }
        (8, Value::String(text)) => *text = text.repeat(1 + dice.below(80)),
        (8, Value::Array(items)) => {
            let one = items.first().cloned().unwrap_or_default();
            items.resize_with(items.len() + dice.below(80), || one.clone());
        }
        (6 | 7, _) => {
            *target = [json!(null), json!(true), json!(""), json!([]), json!({}), json!(7), json!("a")]
                [dice.below(7)]
            .clone();
        }
        _ => *target = other,
    }
}

fn parts(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(map) => Box::new(map.values()),
        _ => Box::new(std::iter::empty()),
    }
}

fn count(value: &Value) -> usize {
    1 + parts(value).map(count).sum::<usize>()
}

fn nth<'v>(value: &'v Value, place: &mut usize) -> Option<&'v Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    parts(value).find_map(|part| nth(part, place))
}

fn nth_mut<'v>(value: &'v mut Value, place: &mut usize) -> Option<&'v mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|part| nth_mut(part, place)),
        Value::Object(map) => map.values_mut().find_map(|part| nth_mut(part, place)),
        _ => None,
    }
}

/// Numbers that follow from the fuzzer's seed, so that its runs can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}
