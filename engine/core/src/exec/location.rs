//! Sends a place.

use flows_schema::{Port, limits::MAX_PLACE_CHARS, nodes::Location};

use super::line;
use crate::{
    Event, OutLocation, OutMessage,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Location, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let latitude = Location::degrees(&run.text(&config.latitude)?, Location::MAX_LATITUDE);
    let longitude = Location::degrees(&run.text(&config.longitude)?, Location::MAX_LONGITUDE);
    if let (Some(latitude), Some(longitude)) = (latitude, longitude) {
        let name = line(&config.name, MAX_PLACE_CHARS, run)?;
        let address = line(&config.address, MAX_PLACE_CHARS, run)?;
        run.send(id, OutMessage::Location(OutLocation { latitude, longitude, name, address }));
    } else {
        let text = "The place has no usable degrees, so it was left out.";
        run.events.push(Event::new("location_invalid", Some(id), text));
    }
    Ok(Exit::port(Port::NEXT))
}
