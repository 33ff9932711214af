//! Bytes to hash, straight from serde: every value has a mark, every text its length, so that no two values share
//! their bytes. It is never read back. JSON would do, but writing it takes longer than the hash itself.

use std::fmt::{self, Display, Write as _};

use chrono::{DateTime, Utc};
use serde::{
    Serialize, Serializer,
    ser::{self, Impossible},
};

/// Writes values to a buffer.
pub(super) struct Encoder<'a>(pub(super) &'a mut Vec<u8>);

pub(super) const NOTHING: u8 = 0;
pub(super) const FALSE: u8 = 1;
pub(super) const TRUE: u8 = 2;
pub(super) const WHOLE: u8 = 3;
pub(super) const NATURAL: u8 = 4;
pub(super) const FRACTION: u8 = 5;
pub(super) const TEXT: u8 = 6;
pub(super) const LIST: u8 = 7;
pub(super) const FIELDS: u8 = 8;
pub(super) const END: u8 = 9;
const TIME: u8 = 10;

impl Encoder<'_> {
    /// Any value.
    pub(super) fn value(&mut self, value: &(impl Serialize + ?Sized)) {
        // Values refuse nothing: keys of maps are texts.
        let _ = value.serialize(Nested(self));
    }

    /// A text.
    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        self.number(TEXT, text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A text or nothing.
    pub(super) fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.0.push(NOTHING),
        }
    }

    /// A time or nothing.
    pub(super) fn time(&mut self, time: Option<&DateTime<Utc>>) {
        match time {
            Some(time) => {
                self.number(TIME, time.timestamp().cast_unsigned());
                self.0.extend_from_slice(&time.timestamp_subsec_nanos().to_le_bytes());
            }
            None => self.0.push(NOTHING),
        }
    }

    #[inline]
    pub(super) fn mark(&mut self, mark: u8) {
        self.0.push(mark);
    }

    #[inline]
    pub(super) fn number(&mut self, mark: u8, number: u64) {
        let mut bytes = [mark; 9];
        bytes[1..].copy_from_slice(&number.to_le_bytes());
        self.0.extend_from_slice(&bytes);
    }
}

impl fmt::Write for Encoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// A value of no kind that the engine has.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Refused(String);

impl ser::Error for Refused {
    fn custom<T: Display>(text: T) -> Self {
        Self(text.to_string())
    }
}

struct Nested<'e, 'a>(&'e mut Encoder<'a>);

impl Nested<'_, '_> {
    fn begin(self, mark: u8) -> Self {
        self.0.0.push(mark);
        self
    }

    fn end(self) -> Result<(), Refused> {
        self.0.0.push(END);
        Ok(())
    }

    fn field(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Refused> {
        self.0.text(key);
        value.serialize(Nested(self.0))
    }
}

/// Numbers of all sizes go the same way.
macro_rules! numbers {
    ($($method:ident $kind:ty => $mark:ident, $wide:ty;)*) => {
        $(fn $method(self, value: $kind) -> Result<(), Refused> {
            self.0.number($mark, u64::from_le_bytes(<$wide>::from(value).to_le_bytes()));
            Ok(())
        })*
    };
}

impl Serializer for Nested<'_, '_> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers! {
        serialize_i8 i8 => WHOLE, i64;
        serialize_i16 i16 => WHOLE, i64;
        serialize_i32 i32 => WHOLE, i64;
        serialize_i64 i64 => WHOLE, i64;
        serialize_u8 u8 => NATURAL, u64;
        serialize_u16 u16 => NATURAL, u64;
        serialize_u32 u32 => NATURAL, u64;
        serialize_u64 u64 => NATURAL, u64;
        serialize_f32 f32 => FRACTION, f64;
        serialize_f64 f64 => FRACTION, f64;
    }

    fn serialize_bool(self, value: bool) -> Result<(), Refused> {
        self.0.0.push(if value { TRUE } else { FALSE });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Refused> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        self.0.text(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Refused> {
        self.0.number(TEXT, value.len() as u64);
        self.0.0.extend_from_slice(value);
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Refused> {
        self.0.number(TEXT, 0);
        let start = self.0.0.len();
        write!(self.0, "{value}").map_err(ser::Error::custom)?;
        let length = (self.0.0.len() - start) as u64;
        self.0.0[start - 8..start].copy_from_slice(&length.to_le_bytes());
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Refused> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        self.0.0.push(NOTHING);
        Ok(())
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<(), Refused> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<(), Refused> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        let mut fields = self.begin(FIELDS);
        fields.field(variant, value)?;
        fields.end()
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<Self, Refused> {
        Ok(self.begin(LIST))
    }

    fn serialize_tuple(self, _length: usize) -> Result<Self, Refused> {
        Ok(self.begin(LIST))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _length: usize,
    ) -> Result<Impossible<(), Refused>, Refused> {
        Err(Refused(name.to_owned()))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _index: u32,
        _variant: &'static str,
        _length: usize,
    ) -> Result<Impossible<(), Refused>, Refused> {
        Err(Refused(name.to_owned()))
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Self, Refused> {
        Ok(self.begin(FIELDS))
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Self, Refused> {
        Ok(self.begin(FIELDS))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Self, Refused> {
        self.0.text(variant);
        Ok(self.begin(FIELDS))
    }
}

impl ser::SerializeSeq for Nested<'_, '_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(Nested(self.0))
    }

    fn end(self) -> Result<(), Refused> {
        Nested::end(self)
    }
}

impl ser::SerializeTuple for Nested<'_, '_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(Nested(self.0))
    }

    fn end(self) -> Result<(), Refused> {
        Nested::end(self)
    }
}

impl ser::SerializeMap for Nested<'_, '_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        key.serialize(Nested(self.0))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(Nested(self.0))
    }

    fn end(self) -> Result<(), Refused> {
        Nested::end(self)
    }
}

impl ser::SerializeStruct for Nested<'_, '_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.field(key, value)
    }

    fn end(self) -> Result<(), Refused> {
        Nested::end(self)
    }
}

impl ser::SerializeStructVariant for Nested<'_, '_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.field(key, value)
    }

    fn end(self) -> Result<(), Refused> {
        Nested::end(self)
    }
}
