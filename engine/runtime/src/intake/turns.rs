//! Whose turn it is: workspaces in turns, and within a workspace its numbers in turns.
//!
//! Workspaces take turns by deficit round robin: each may put so many events into a batch before the next one may.
//! Numbers of one workspace give one delivery each. What one number sends keeps its order.

use std::collections::{HashMap, VecDeque};

use uuid::Uuid;

/// Events of one workspace that go into a batch before it is the next one's turn.
const QUANTUM: usize = 8;

/// What waits. An item has a cost, which is its number of events.
pub(super) struct Turns<T> {
    workspaces: HashMap<Uuid, Workspace<T>>,
    /// Workspaces with something waiting, the next one first.
    order: VecDeque<Uuid>,
    len: usize,
}

struct Workspace<T> {
    numbers: HashMap<Uuid, VecDeque<(usize, T)>>,
    /// Numbers with something waiting, the next one first.
    order: VecDeque<Uuid>,
    len: usize,
    /// Events that it may still give before the next one's turn.
    credit: usize,
}

impl<T> Default for Turns<T> {
    fn default() -> Self {
        Self { workspaces: HashMap::new(), order: VecDeque::new(), len: 0 }
    }
}

impl<T> Default for Workspace<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), order: VecDeque::new(), len: 0, credit: 0 }
    }
}

impl<T> Turns<T> {
    /// Items that wait.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Items of a workspace that wait.
    pub(super) fn of_workspace(&self, workspace: Uuid) -> usize {
        self.workspaces.get(&workspace).map_or(0, |workspace| workspace.len)
    }

    /// Items of a number of a workspace that wait.
    pub(super) fn of_number(&self, workspace: Uuid, number: Uuid) -> usize {
        let numbers = self.workspaces.get(&workspace).map(|workspace| &workspace.numbers);
        numbers.and_then(|numbers| numbers.get(&number)).map_or(0, VecDeque::len)
    }

    /// Lets an item wait behind the others of its number.
    pub(super) fn push(&mut self, workspace: Uuid, number: Uuid, cost: usize, item: T) {
        let entry = self.workspaces.entry(workspace).or_default();
        if entry.len == 0 {
            self.order.push_back(workspace);
        }
        let queue = entry.numbers.entry(number).or_default();
        if queue.is_empty() {
            entry.order.push_back(number);
        }
        queue.push_back((cost, item));
        entry.len += 1;
        self.len += 1;
    }

    /// Takes items in turns until they cost `most`, or nothing waits any more. The last one may cost more than is left.
    pub(super) fn take(&mut self, most: usize) -> Vec<T> {
        let mut taken = Vec::new();
        let mut cost = 0;
        while cost < most
            && let Some(id) = self.order.pop_front()
        {
            let Some(workspace) = self.workspaces.get_mut(&id) else { continue };
            workspace.credit += QUANTUM;
            while cost < most
                && let Some((own, item)) = workspace.next()
            {
                cost += own;
                self.len -= 1;
                taken.push(item);
            }
            if workspace.len == 0 {
                self.workspaces.remove(&id);
            } else {
                self.order.push_back(id);
            }
        }
        taken
    }
}

impl<T> Workspace<T> {
    /// The next number's first item, if the credit allows it.
    fn next(&mut self) -> Option<(usize, T)> {
        let number = *self.order.front()?;
        let queue = self.numbers.get_mut(&number)?;
        let (cost, item) = queue.pop_front_if(|(cost, _)| *cost <= self.credit)?;
        self.order.pop_front();
        if queue.is_empty() {
            self.numbers.remove(&number);
        } else {
            self.order.push_back(number);
        }
        self.credit -= cost;
        self.len -= 1;
        Some((cost, item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOOD: Uuid = Uuid::from_u128(1);
    const SHOP: Uuid = Uuid::from_u128(2);
    const SCHOOL: Uuid = Uuid::from_u128(3);

    fn number(n: usize) -> Uuid {
        Uuid::from_u128(100 + n as u128)
    }

    #[test]
    fn a_flood_waits_behind_itself() {
        let mut turns = Turns::default();
        for n in 0..200 {
            turns.push(FLOOD, number(0), 1, format!("flood {n}"));
        }
        for n in 0..3 {
            turns.push(SHOP, number(1), 1, format!("shop {n}"));
            turns.push(SCHOOL, number(2), 4, format!("school {n}"));
        }
        let first = turns.take(64);
        // The flood had its first turn, then the others theirs, and only then is it the flood's again.
        let of = |name: &str| -> Vec<usize> {
            (0..first.len()).filter(|at| first[*at].starts_with(name)).collect()
        };
        assert_eq!(of("shop"), [8, 9, 10]);
        assert_eq!(of("school"), [11, 12, 21], "four events each: two deliveries per turn");
        assert_eq!(first.len(), 64 - 3 * 3, "64 events");
        let mut floods: Vec<String> = first.into_iter().filter(|name| name.starts_with("flood")).collect();
        while turns.len() > 0 {
            floods.extend(turns.take(64));
        }
        let order: Vec<String> = (0..200).map(|n| format!("flood {n}")).collect();
        assert_eq!(floods, order, "each number keeps its order");
    }

    #[test]
    fn many_numbers_give_a_workspace_no_more_turns() {
        let mut turns = Turns::default();
        for n in 0..200 {
            turns.push(FLOOD, number(n % 50), 1, "flood");
        }
        for _ in 0..8 {
            turns.push(SHOP, number(60), 1, "shop");
        }
        assert_eq!((turns.of_workspace(FLOOD), turns.of_number(FLOOD, number(7))), (200, 4));
        let first = turns.take(16);
        assert_eq!(first.iter().filter(|name| **name == "shop").count(), 8);
    }

    #[test]
    fn numbers_of_a_workspace_take_turns_too() {
        let mut turns = Turns::default();
        for n in 0..20 {
            turns.push(SHOP, number(0), 1, format!("campaign {n}"));
        }
        turns.push(SHOP, number(1), 1, "support".to_owned());
        assert_eq!(turns.take(3), ["campaign 0", "support", "campaign 1"]);
    }

    #[test]
    fn what_costs_more_than_a_turn_comes_when_it_was_saved_for() {
        let mut turns = Turns::default();
        turns.push(SHOP, number(0), 300, "large");
        turns.push(SCHOOL, number(1), 1, "small");
        assert_eq!(turns.take(16), ["small", "large"]);
        assert_eq!(turns.len(), 0);
    }
}
