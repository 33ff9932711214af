use super::*;
use crate::model::tests::sample;

fn machine() -> Gestures {
    Gestures { screen: Size::new(1000.0, 800.0), ..Gestures::default() }
}

fn down(at: Point, target: Target) -> Input {
    Input::Down {
        pointer: 1,
        at,
        target,
        modifiers: Modifiers::default(),
        kind: PointerKind::Mouse,
        pan: false,
    }
}

fn drag(machine: &mut Gestures, from: Point, to: Point, target: Target) -> Vec<Outcome> {
    let graph = sample();
    machine.handle(&graph, down(from, target));
    machine.handle(&graph, Input::Move { pointer: 1, at: from.towards(to, 0.5) });
    machine.handle(&graph, Input::Move { pointer: 1, at: to });
    machine.handle(&graph, Input::Up { pointer: 1, at: to })
}

#[test]
fn dragging_a_box_moves_it_along_the_grid() {
    let mut machine = machine();
    machine.viewport.zoom = 0.5;
    let outcomes =
        drag(&mut machine, Point::new(10.0, 10.0), Point::new(61.0, 10.0), Target::Node("a".into()));
    let moved = Change::Move { id: "a".into(), from: Point::new(0.0, 0.0), to: Point::new(104.0, 0.0) };
    assert_eq!(outcomes, [Outcome::Changed(Change::Batch { changes: vec![moved] })]);
    assert_eq!(machine.selection.single(), Some("a"));
}

#[test]
fn dragging_one_of_several_selected_moves_all() {
    let mut machine = machine();
    machine.selection.nodes = ["a".to_owned(), "c".to_owned()].into();
    let outcomes = drag(&mut machine, Point::new(1.0, 1.0), Point::new(33.0, 1.0), Target::Node("a".into()));
    let [Outcome::Changed(Change::Batch { changes })] = outcomes.as_slice() else { panic!("{outcomes:?}") };
    assert_eq!(changes.len(), 2);
}

#[test]
fn a_trembling_click_opens_and_moves_nothing() {
    let mut machine = machine();
    let outcomes =
        drag(&mut machine, Point::new(10.0, 10.0), Point::new(12.0, 11.0), Target::Node("a".into()));
    assert_eq!(outcomes, [Outcome::Opened { id: "a".into() }]);
}

#[test]
fn escape_ends_a_drag_without_a_change() {
    let (mut machine, graph) = (machine(), sample());
    machine.handle(&graph, down(Point::new(10.0, 10.0), Target::Node("a".into())));
    machine.handle(&graph, Input::Move { pointer: 1, at: Point::new(90.0, 90.0) });
    assert_ne!(machine.shift_of("a"), Point::default());
    machine.handle(&graph, Input::Key(Key::Escape));
    assert_eq!(machine.shift_of("a"), Point::default());
    assert!(machine.handle(&graph, Input::Up { pointer: 1, at: Point::new(90.0, 90.0) }).is_empty());
    assert_eq!(machine.selection.single(), Some("a"), "the first Esc keeps the selection");
}

#[test]
fn a_wire_dropped_on_a_box_connects() {
    let mut machine = machine();
    let port = PortRef::new("a", "next");
    let outcomes =
        drag(&mut machine, Point::new(200.0, 80.0), Point::new(20.0, 320.0), Target::Port(port.clone()));
    let change = Change::Connect { port, from: Some("b".into()), to: Some("c".into()) };
    assert_eq!(outcomes, [Outcome::Changed(change)]);
}

#[test]
fn a_wire_dropped_on_nothing_is_reported_with_its_place() {
    let mut machine = machine();
    let port = PortRef::new("a", "next");
    let to = Point::new(700.0, 600.0);
    let outcomes = drag(&mut machine, Point::new(200.0, 80.0), to, Target::Port(port.clone()));
    assert_eq!(outcomes, [Outcome::WireDropped { port, at: to, insert: false }]);
}

#[test]
fn a_wire_let_go_near_its_own_port_does_not_loop() {
    let mut machine = machine();
    let port = PortRef::new("b", "next");
    let outcomes = drag(&mut machine, Point::new(500.0, 80.0), Point::new(490.0, 60.0), Target::Port(port));
    assert!(matches!(outcomes.as_slice(), [Outcome::WireDropped { .. }]), "{outcomes:?}");
}

#[test]
fn the_background_pans_and_shift_selects_a_box() {
    let mut machine = machine();
    drag(&mut machine, Point::new(600.0, 600.0), Point::new(650.0, 620.0), Target::Background);
    assert_eq!(machine.viewport.offset, Point::new(50.0, 20.0));

    machine.viewport = Viewport::default();
    let graph = sample();
    machine.handle(
        &graph,
        Input::Down {
            pointer: 1,
            at: Point::new(-10.0, -10.0),
            target: Target::Background,
            modifiers: Modifiers { shift: true, command: false },
            kind: PointerKind::Mouse,
            pan: false,
        },
    );
    machine.handle(&graph, Input::Move { pointer: 1, at: Point::new(320.0, 90.0) });
    machine.handle(&graph, Input::Move { pointer: 1, at: Point::new(320.0, 90.0) });
    machine.handle(&graph, Input::Up { pointer: 1, at: Point::new(320.0, 90.0) });
    assert_eq!(machine.selection.nodes, ["a".to_owned(), "b".to_owned()].into());
}

#[test]
fn a_click_on_a_wire_selects_it_and_delete_cuts_it() {
    let (mut machine, graph) = (machine(), sample());
    let at = Point::new(250.0, 50.0);
    machine.handle(&graph, down(at, Target::Background));
    machine.handle(&graph, Input::Up { pointer: 1, at });
    let port = PortRef::new("a", "next");
    assert_eq!(machine.selection.wire, Some(port.clone()));
    let outcomes = machine.handle(&graph, Input::Key(Key::Delete));
    assert_eq!(outcomes, [Outcome::Changed(Change::Connect { port, from: Some("b".into()), to: None })]);
}

#[test]
fn two_fingers_zoom_around_their_middle_and_the_last_one_pans() {
    let (mut machine, graph) = (machine(), sample());
    let touch = |pointer, x| Input::Down {
        pointer,
        at: Point::new(x, 100.0),
        target: Target::Background,
        modifiers: Modifiers::default(),
        kind: PointerKind::Touch,
        pan: false,
    };
    machine.handle(&graph, touch(1, 100.0));
    machine.handle(&graph, touch(2, 200.0));
    machine.handle(&graph, Input::Move { pointer: 1, at: Point::new(75.0, 100.0) });
    machine.handle(&graph, Input::Move { pointer: 2, at: Point::new(225.0, 100.0) });
    assert!((machine.viewport.zoom - 1.5).abs() < 1e-9);
    assert!(machine.viewport.to_canvas(Point::new(150.0, 100.0)).distance(Point::new(150.0, 100.0)) < 1e-6);
    machine.handle(&graph, Input::Up { pointer: 1, at: Point::new(75.0, 100.0) });
    let before = machine.viewport.offset;
    machine.handle(&graph, Input::Move { pointer: 2, at: Point::new(235.0, 100.0) });
    assert_eq!(machine.viewport.offset, before + Point::new(10.0, 0.0));
}

#[test]
fn the_wheel_moves_and_with_ctrl_zooms_at_the_pointer() {
    let (mut machine, graph) = (machine(), sample());
    let at = Point::new(300.0, 200.0);
    machine.handle(&graph, Input::Wheel { at, by: Point::new(0.0, 30.0), zoom: false });
    assert_eq!(machine.viewport.offset, Point::new(0.0, -30.0));
    let fixed = machine.viewport.to_canvas(at);
    machine.handle(&graph, Input::Wheel { at, by: Point::new(0.0, -100.0), zoom: true });
    assert!(machine.viewport.zoom > 1.0);
    assert!(machine.viewport.to_canvas(at).distance(fixed) < 1e-9);
}

#[test]
fn read_only_changes_nothing_by_any_gesture() {
    let graph = sample();
    let mut machine = Gestures { read_only: true, ..machine() };
    for target in [Target::Node("a".into()), Target::Port(PortRef::new("a", "next"))] {
        let outcomes = drag(&mut machine, Point::new(10.0, 10.0), Point::new(310.0, 40.0), target);
        assert!(outcomes.is_empty(), "{outcomes:?}");
    }
    machine.handle(&graph, Input::Key(Key::SelectAll));
    assert!(machine.handle(&graph, Input::Key(Key::Delete)).is_empty());
    machine.handle(&graph, Input::Key(Key::StartWire(PortRef::new("a", "next"))));
    assert_eq!(machine.mode, Mode::Idle);
    let nudged =
        machine.handle(&graph, Input::Key(Key::Nudge { direction: Point::new(1.0, 0.0), far: false }));
    assert!(!nudged.iter().any(|outcome| matches!(outcome, Outcome::Changed(_))));
}

#[test]
fn a_wire_can_be_drawn_with_keys_alone() {
    let (mut machine, graph) = (machine(), sample());
    // The focus went to the port itself, so another box is still selected.
    machine.selection = Selection::one("b");
    machine.handle(&graph, Input::Key(Key::StartWire(PortRef::new("a", "next"))));
    let walked =
        machine.handle(&graph, Input::Key(Key::Nudge { direction: Point::new(0.0, 1.0), far: false }));
    assert_eq!(walked, [Outcome::FocusMoved { id: "c".into() }]);
    let outcomes = machine.handle(&graph, Input::Key(Key::Enter));
    let change =
        Change::Connect { port: PortRef::new("a", "next"), from: Some("b".into()), to: Some("c".into()) };
    assert_eq!(outcomes, [Outcome::Changed(change)]);
    assert_eq!(machine.mode, Mode::Idle);
}

#[test]
fn arrows_move_the_selection_and_walk_with_ctrl() {
    let (mut machine, graph) = (machine(), sample());
    machine.selection = Selection::one("a");
    let outcomes =
        machine.handle(&graph, Input::Key(Key::Nudge { direction: Point::new(1.0, 0.0), far: true }));
    let moved = Change::Move { id: "a".into(), from: Point::new(0.0, 0.0), to: Point::new(40.0, 0.0) };
    assert_eq!(outcomes, [Outcome::Changed(Change::Batch { changes: vec![moved] })]);
    machine.handle(&graph, Input::Key(Key::Walk { direction: Point::new(1.0, 0.0) }));
    assert_eq!(machine.selection.single(), Some("b"));
}

fn touch_down(machine: &mut Gestures, at: Point, target: Target) {
    let input = Input::Down {
        pointer: 1,
        at,
        target,
        modifiers: Modifiers::default(),
        kind: PointerKind::Touch,
        pan: false,
    };
    machine.handle(&sample(), input);
}

fn tap(machine: &mut Gestures, at: Point, target: Target) -> Vec<Outcome> {
    touch_down(machine, at, target);
    machine.handle(&sample(), Input::Up { pointer: 1, at })
}

#[test]
fn a_long_press_picks_and_taps_add_until_the_background_is_tapped() {
    let (mut machine, graph) = (machine(), sample());
    let at = Point::new(10.0, 10.0);
    touch_down(&mut machine, at, Target::Node("a".into()));
    machine.handle(&graph, Input::LongPress);
    assert_eq!(machine.handle(&graph, Input::Up { pointer: 1, at }), [], "letting go opens nothing");
    assert_eq!(tap(&mut machine, at, Target::Node("c".into())), []);
    assert_eq!(machine.selection.nodes, ["a".to_owned(), "c".to_owned()].into());
    tap(&mut machine, Point::new(900.0, 700.0), Target::Background);
    assert_eq!(tap(&mut machine, at, Target::Node("c".into())), [Outcome::Opened { id: "c".into() }]);
}

#[test]
fn a_long_press_on_the_background_draws_a_box_with_a_finger() {
    let (mut machine, graph) = (machine(), sample());
    touch_down(&mut machine, Point::new(-20.0, -20.0), Target::Background);
    machine.handle(&graph, Input::LongPress);
    machine.handle(&graph, Input::Move { pointer: 1, at: Point::new(320.0, 50.0) });
    machine.handle(&graph, Input::Up { pointer: 1, at: Point::new(320.0, 50.0) });
    assert_eq!(machine.selection.nodes, ["a".to_owned(), "b".to_owned()].into());
    assert_eq!(machine.viewport, Viewport::default(), "the canvas did not move");
}

#[test]
fn a_mouse_that_rests_is_no_long_press() {
    let (mut machine, graph) = (machine(), sample());
    machine.handle(&graph, down(Point::new(10.0, 10.0), Target::Node("a".into())));
    machine.handle(&graph, Input::LongPress);
    assert!(machine.selection.nodes.is_empty() && !machine.picking);
}

#[test]
fn the_selecting_tool_draws_boxes_without_shift() {
    let mut machine = Gestures { selecting: true, ..machine() };
    drag(&mut machine, Point::new(-10.0, -10.0), Point::new(320.0, 90.0), Target::Background);
    assert_eq!(machine.selection.nodes, ["a".to_owned(), "b".to_owned()].into());
    assert_eq!(machine.viewport, Viewport::default());
}

#[test]
fn deleting_a_step_of_a_chain_closes_the_chain() {
    let (mut machine, mut graph) = (machine(), sample());
    graph.wires.insert(PortRef::new("b", "next"), "c".into());
    machine.selection = Selection::one("b");
    let outcomes = machine.handle(&graph, Input::Key(Key::Delete));
    let [Outcome::Changed(change)] = outcomes.as_slice() else { panic!("{outcomes:?}") };
    change.apply(&mut graph);
    assert_eq!(graph.wires, [(PortRef::new("a", "next"), "c".to_owned())].into());
}

#[test]
fn a_wire_begun_with_keys_asks_for_a_new_step_when_it_ends_nowhere() {
    let (mut machine, graph) = (machine(), sample());
    let port = PortRef::new("a", "next");
    machine.handle(&graph, Input::Focus("a".into()));
    machine.handle(&graph, Input::Key(Key::StartWire(port.clone())));
    let outcomes = machine.handle(&graph, Input::Key(Key::StartWire(port.clone())));
    assert!(
        matches!(outcomes.as_slice(), [Outcome::WireDropped { port: from, .. }] if *from == port),
        "{outcomes:?}"
    );
    assert_eq!(machine.mode, Mode::Idle);
    assert_eq!(machine.handle(&graph, Input::Key(Key::Ask(port.clone()))), [Outcome::PortClicked { port }]);
}

#[test]
fn visiting_brings_a_box_into_the_middle_and_makes_it_readable() {
    let (mut machine, graph) = (machine(), sample());
    machine.viewport.zoom = 0.2;
    machine.visit(&graph, "c");
    assert_eq!(machine.viewport.zoom, 1.0);
    assert_eq!(machine.viewport.to_screen(graph.nodes["c"].rect().center()), Point::new(500.0, 400.0));
}
