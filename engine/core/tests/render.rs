//! What each message becomes on each channel.

use engine_core::{
    Capabilities, MediaKind, OutContact, OutLocation, OutMedia, OutMessage, OutOption, OutReaction,
    OutTemplate, Rendered, RenderedButton, RenderedRow, TemplateButton, render,
};
use flows_schema::nodes::ChoiceDisplay;

const URL: &str = "https://example.com/a";

fn cloud(message: &OutMessage) -> Vec<Rendered> {
    render(message, &Capabilities::cloud_api())
}

fn web(message: &OutMessage) -> Vec<Rendered> {
    render(message, &Capabilities::whatsapp_web())
}

/// A channel that shows words and nothing else.
fn words(message: &OutMessage) -> Vec<Rendered> {
    let bare = Capabilities {
        media: false,
        locations: false,
        contact_cards: false,
        reactions: false,
        ..Capabilities::whatsapp_web()
    };
    render(message, &bare)
}

fn text(text: &str) -> Rendered {
    Rendered::Text { text: text.to_owned() }
}

fn media(media: MediaKind, caption: &str, filename: &str) -> OutMessage {
    OutMessage::Media(OutMedia {
        media,
        url: URL.to_owned(),
        caption: caption.to_owned(),
        filename: filename.to_owned(),
    })
}

fn shown(media: MediaKind, caption: &str, filename: &str) -> Rendered {
    let (caption, filename) = (caption.to_owned(), filename.to_owned());
    Rendered::Media(OutMedia { media, url: URL.to_owned(), caption, filename })
}

#[test]
fn texts_are_cut_into_messages_and_empty_ones_are_none() {
    for channel in [cloud, web, words] {
        for (said, expected) in [
            ("Hello", vec![5]),
            ("", vec![]),
            ("  \n ", vec![]),
            (&"x".repeat(4_096), vec![4_096]),
            (&"x".repeat(4_097), vec![4_096, 1]),
            (&format!("{} {}", "x".repeat(4_000), "y".repeat(200)), vec![4_000, 200]),
            (&"ä".repeat(5_000), vec![4_096, 904]),
        ] {
            let rendered = channel(&OutMessage::Text { text: said.to_owned() });
            let lengths: Vec<usize> = rendered.iter().map(|text| text.words().chars().count()).collect();
            assert_eq!(lengths, expected, "{}", said.chars().take(20).collect::<String>());
        }
    }
}

#[test]
fn files_keep_what_their_kind_can_show() {
    let long = "x".repeat(1_025);
    let cut = format!("{}…", "x".repeat(1_023));
    for (kind, caption, filename, expected) in [
        (MediaKind::Image, "Look", "", vec![shown(MediaKind::Image, "Look", "")]),
        (MediaKind::Video, long.as_str(), "", vec![shown(MediaKind::Video, &cut, "")]),
        (MediaKind::Document, "Offer", "offer.pdf", vec![shown(MediaKind::Document, "Offer", "offer.pdf")]),
        (MediaKind::Image, "", "a.jpg", vec![shown(MediaKind::Image, "", "")]),
        (MediaKind::Audio, "Listen", "", vec![shown(MediaKind::Audio, "", ""), text("Listen")]),
        (MediaKind::Voice, "", "", vec![shown(MediaKind::Voice, "", "")]),
        (MediaKind::Sticker, "Hi", "", vec![shown(MediaKind::Sticker, "", ""), text("Hi")]),
    ] {
        let message = media(kind, caption, filename);
        assert_eq!(cloud(&message), expected, "{kind:?}");
        assert_eq!(web(&message), expected, "{kind:?}");
    }
    assert_eq!(words(&media(MediaKind::Image, "Look", "")), [text("Look\nhttps://example.com/a")]);
    assert_eq!(words(&media(MediaKind::Voice, "", "")), [text(URL)]);
}

#[test]
fn places_and_cards_become_words_where_a_channel_lacks_them() {
    let place = |name: &str, address: &str| {
        OutMessage::Location(OutLocation {
            latitude: "52.5".to_owned(),
            longitude: "13.4".to_owned(),
            name: name.to_owned(),
            address: address.to_owned(),
        })
    };
    for channel in [cloud, web] {
        assert!(
            matches!(channel(&place("Gate", "")).as_slice(), [Rendered::Location(OutLocation { name, .. })] if name == "Gate")
        );
    }
    let map = "https://maps.google.com/?q=52.5,13.4";
    assert_eq!(words(&place("Gate", "Square 1")), [text(&format!("Gate\nSquare 1\n{map}"))]);
    assert_eq!(words(&place("", "")), [text(map)]);

    let mut card =
        OutContact { name: "Ada".to_owned(), phone: "+4930123456".to_owned(), ..OutContact::default() };
    for channel in [cloud, web] {
        assert_eq!(channel(&OutMessage::Contact(card.clone())), [Rendered::Contact(card.clone())]);
    }
    assert_eq!(words(&OutMessage::Contact(card.clone())), [text("Ada\n+4930123456")]);
    card.company = "Engines".to_owned();
    card.email = "ada@example.com".to_owned();
    assert_eq!(words(&OutMessage::Contact(card)), [text("Ada\nEngines\n+4930123456\nada@example.com")]);
}

#[test]
fn a_reaction_needs_a_message() {
    let reaction = |emoji: &str, to: &str| {
        OutMessage::Reaction(OutReaction { emoji: emoji.to_owned(), to: to.to_owned() })
    };
    for channel in [cloud, web] {
        for emoji in ["👍", ""] {
            let expected =
                Rendered::Reaction(OutReaction { emoji: emoji.to_owned(), to: "wamid.1".to_owned() });
            assert_eq!(channel(&reaction(emoji, "wamid.1")), [expected]);
        }
        assert_eq!(channel(&reaction("👍", "")), []);
    }
    assert_eq!(words(&reaction("👍", "wamid.1")), []);
}

#[test]
fn templates_say_their_variables_elsewhere() {
    let template = |header: &str, header_media, body: &[&str]| {
        OutMessage::Template(OutTemplate {
            name: "order_shipped".to_owned(),
            language: "en_US".to_owned(),
            header: header.to_owned(),
            header_media,
            header_name: String::new(),
            body_names: Vec::new(),
            body: body.iter().map(|value| (*value).to_owned()).collect(),
            buttons: vec![TemplateButton { kind: "url".to_owned(), index: 0, value: "7".to_owned() }],
        })
    };
    let full = template(URL, Some(MediaKind::Image), &["Ada", "today"]);
    let [Rendered::Template(OutTemplate { name, body, buttons, header_media, .. })] = &cloud(&full)[..]
    else {
        panic!("a template");
    };
    assert_eq!((name.as_str(), body.len(), buttons.len()), ("order_shipped", 2, 1));
    assert_eq!(*header_media, Some(MediaKind::Image));
    assert_eq!(web(&full), [shown(MediaKind::Image, "Ada\ntoday", "")]);
    assert_eq!(words(&full), [text("https://example.com/a\nAda\ntoday")]);
    assert_eq!(web(&template("Ada", None, &["today"])), [text("Ada\ntoday")]);
    assert_eq!(web(&template("", None, &[])), []);
}

#[test]
fn a_request_for_a_place_is_words_elsewhere() {
    let request = |words: &str| OutMessage::LocationRequest { text: words.to_owned() };
    assert_eq!(cloud(&request("Where?")), [Rendered::LocationRequest { text: "Where?".to_owned() }]);
    assert_eq!(web(&request("Where?")), [text("Where?")]);
    assert_eq!(cloud(&request("")), []);
    let long = cloud(&request(&"x".repeat(1_030)));
    assert!(
        matches!(long.as_slice(), [Rendered::Text { .. }, Rendered::LocationRequest { text }] if text == "xxxxxx")
    );
}

fn choice(question: &str, titles: &[&str], display: ChoiceDisplay, list_button: &str) -> OutMessage {
    let option = |title: &&str| OutOption {
        id: format!("q:{title}"),
        title: (*title).to_owned(),
        description: String::new(),
    };
    let (text, list_button) = (question.to_owned(), list_button.to_owned());
    OutMessage::Choice {
        text,
        options: titles.iter().map(option).collect(),
        display,
        list_button,
        first: 1,
        more: None,
        last: None,
    }
}

#[test]
fn options_become_buttons_a_list_or_numbers() {
    let buttons = |titles: &[&str]| -> Vec<RenderedButton> {
        titles
            .iter()
            .map(|title| RenderedButton { id: format!("q:{title}"), title: (*title).to_owned() })
            .collect()
    };
    let two = choice("Which?", &["A", "B"], ChoiceDisplay::Auto, "Choose");
    assert_eq!(cloud(&two), [Rendered::Buttons { text: "Which?".to_owned(), buttons: buttons(&["A", "B"]) }]);
    assert_eq!(web(&two), [text("Which?\n\n1. A\n2. B")]);

    let listed = choice("Which?", &["A"], ChoiceDisplay::List, "A button of more than twenty letters");
    let [Rendered::List { button, rows, .. }] = &cloud(&listed)[..] else { panic!("a list") };
    assert_eq!(button.chars().count(), 20);
    assert_eq!(
        rows,
        &[RenderedRow { id: "q:A".to_owned(), title: "A".to_owned(), description: String::new() }]
    );

    let four = choice("Which?", &["A", "B", "C", "D"], ChoiceDisplay::Auto, "Choose");
    assert!(matches!(cloud(&four).as_slice(), [Rendered::List { rows, .. }] if rows.len() == 4));
    for (question, titles, display, list_button, expected) in [
        ("Which?", vec!["A"], ChoiceDisplay::Numbers, "Choose", "Which?\n\n1. A"),
        (
            "Which?",
            vec!["A title of more than 24 letters"],
            ChoiceDisplay::Auto,
            "Choose",
            "Which?\n\n1. A title of more than 24 letters",
        ),
        ("Which?", vec!["A"], ChoiceDisplay::List, "", "Which?\n\n1. A"),
        (" ", vec!["A", "B"], ChoiceDisplay::Auto, "Choose", "1. A\n2. B"),
    ] {
        assert_eq!(cloud(&choice(question, &titles, display, list_button)), [text(expected)]);
    }

    let long = cloud(&choice(&"x".repeat(1_030), &["A"], ChoiceDisplay::Auto, "Choose"));
    assert!(
        matches!(long.as_slice(), [Rendered::Text { .. }, Rendered::Buttons { text, .. }] if text == "xxxxxx")
    );
}
