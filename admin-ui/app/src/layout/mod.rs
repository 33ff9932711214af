//! The frame around every page that needs somebody signed in.

mod account;
mod frame;
mod logo;
mod nav;
mod palette;
mod paused;

pub(crate) use account::ThemeButton;
pub(crate) use frame::{Frame, PageSkeleton};
pub(crate) use logo::Logo;
