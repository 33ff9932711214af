//! The serde side: a row gives its fields to columns, a field gives one value.

use std::{fmt::Display, marker::PhantomData};

use chrono::{DateTime, Utc};
use serde::{
    Serialize, Serializer,
    ser::{self, Impossible, SerializeMap, SerializeStruct},
};
use uuid::Uuid;

use super::{Column, Type};

/// Why a row could not be taken apart: a mistake of ours, never of the data.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct RowError(String);

impl RowError {
    pub(super) fn json(error: serde_json::Error) -> Self {
        Self(crate::quiet(error))
    }

    fn of(self, column: &str) -> Self {
        Self(format!("column \"{column}\": {}", self.0))
    }
}

impl ser::Error for RowError {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// A value of a column.
pub(super) trait Cell: Sized {
    fn from_str(_text: &str) -> Option<Self> {
        None
    }
    fn from_bytes(_bytes: &[u8]) -> Option<Self> {
        None
    }
    fn from_integer(_number: i64) -> Option<Self> {
        None
    }
    fn from_bool(_truth: bool) -> Option<Self> {
        None
    }
}

impl Cell for Uuid {
    fn from_str(text: &str) -> Option<Self> {
        text.parse().ok()
    }
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Uuid::from_slice(bytes).ok()
    }
}

impl Cell for String {
    fn from_str(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Cell for i64 {
    fn from_integer(number: i64) -> Option<Self> {
        Some(number)
    }
}

impl Cell for i32 {
    fn from_integer(number: i64) -> Option<Self> {
        number.try_into().ok()
    }
}

impl Cell for bool {
    fn from_bool(truth: bool) -> Option<Self> {
        Some(truth)
    }
}

impl Cell for DateTime<Utc> {
    // chrono says times as text to every serializer.
    fn from_str(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc())
    }
}

/// Reads one value.
pub(super) struct CellSerializer<C>(PhantomData<C>);

impl<C: Cell> CellSerializer<C> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }

    fn fits(cell: Option<C>) -> Result<Option<C>, RowError> {
        cell.map(Some).ok_or_else(|| RowError("the value is of another type".to_owned()))
    }
}

/// The methods of a serializer that none of ours needs.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) $(-> $result:ty)?;)+) => {
        $(fn $method(self, $(_: $argument),*) -> Result<refuse!(@ $($result)?), RowError> {
            Err(RowError("this shape cannot be stored".to_owned()))
        })+
    };
    (@ $result:ty) => { $result };
    (@) => { Self::Ok };
}

impl<C: Cell> Serializer for CellSerializer<C> {
    type Ok = Option<C>;
    type Error = RowError;
    type SerializeSeq = Impossible<Self::Ok, RowError>;
    type SerializeTuple = Impossible<Self::Ok, RowError>;
    type SerializeTupleStruct = Impossible<Self::Ok, RowError>;
    type SerializeTupleVariant = Impossible<Self::Ok, RowError>;
    type SerializeMap = Impossible<Self::Ok, RowError>;
    type SerializeStruct = Impossible<Self::Ok, RowError>;
    type SerializeStructVariant = Impossible<Self::Ok, RowError>;

    // Ids then come as their 16 bytes.
    fn is_human_readable(&self) -> bool {
        false
    }
    fn serialize_none(self) -> Result<Self::Ok, RowError> {
        Ok(None)
    }
    fn serialize_unit(self) -> Result<Self::Ok, RowError> {
        Ok(None)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, RowError> {
        value.serialize(self)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Self::Ok, RowError> {
        value.serialize(self)
    }
    fn serialize_str(self, text: &str) -> Result<Self::Ok, RowError> {
        Self::fits(C::from_str(text))
    }
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Self::Ok, RowError> {
        self.serialize_str(variant)
    }
    fn serialize_bytes(self, bytes: &[u8]) -> Result<Self::Ok, RowError> {
        Self::fits(C::from_bytes(bytes))
    }
    fn serialize_bool(self, truth: bool) -> Result<Self::Ok, RowError> {
        Self::fits(C::from_bool(truth))
    }
    fn serialize_i64(self, number: i64) -> Result<Self::Ok, RowError> {
        Self::fits(C::from_integer(number))
    }
    fn serialize_i32(self, number: i32) -> Result<Self::Ok, RowError> {
        self.serialize_i64(number.into())
    }
    fn serialize_u32(self, number: u32) -> Result<Self::Ok, RowError> {
        self.serialize_i64(number.into())
    }
    fn serialize_u64(self, number: u64) -> Result<Self::Ok, RowError> {
        Self::fits(i64::try_from(number).ok().and_then(C::from_integer))
    }

    refuse! {
        serialize_i8(i8); serialize_i16(i16); serialize_u8(u8); serialize_u16(u16);
        serialize_f32(f32); serialize_f64(f64); serialize_char(char); serialize_unit_struct(&'static str);
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, RowError> {
        Err(RowError("this shape cannot be stored".to_owned()))
    }
}

/// Finds the column of a field.
struct Names<'a>(&'a [(&'static str, Type)]);

impl Names<'_> {
    fn find(&self, field: &str) -> Option<usize> {
        self.0.iter().position(|(name, _)| *name == field)
    }
}

/// A key of a map: text that names a column, or none.
struct Key(String);

impl Cell for Key {
    fn from_str(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }
}

/// Gives a row's fields to the columns.
pub(super) struct RowSerializer<'a> {
    names: Names<'a>,
    columns: &'a mut [Column],
    /// The column of the value that follows, in a map.
    next: Option<usize>,
}

impl<'a> RowSerializer<'a> {
    pub(super) fn new(names: &'a [(&'static str, Type)], columns: &'a mut [Column]) -> Self {
        Self { names: Names(names), columns, next: None }
    }

    fn put<T: Serialize + ?Sized>(&mut self, column: Option<usize>, value: &T) -> Result<(), RowError> {
        let Some(index) = column else { return Ok(()) };
        self.columns[index].push(value).map_err(|error| error.of(self.names.0[index].0))
    }
}

impl SerializeStruct for RowSerializer<'_> {
    type Ok = ();
    type Error = RowError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), RowError> {
        let column = self.names.find(key);
        self.put(column, value)
    }
    fn end(self) -> Result<(), RowError> {
        Ok(())
    }
}

impl SerializeMap for RowSerializer<'_> {
    type Ok = ();
    type Error = RowError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), RowError> {
        let key: Option<Key> = key.serialize(CellSerializer::new())?;
        self.next = key.and_then(|key| self.names.find(&key.0));
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), RowError> {
        let column = self.next.take();
        self.put(column, value)
    }
    fn end(self) -> Result<(), RowError> {
        Ok(())
    }
}

impl<'a> Serializer for RowSerializer<'a> {
    type Ok = ();
    type Error = RowError;
    type SerializeSeq = Impossible<(), RowError>;
    type SerializeTuple = Impossible<(), RowError>;
    type SerializeTupleStruct = Impossible<(), RowError>;
    type SerializeTupleVariant = Impossible<(), RowError>;
    type SerializeMap = RowSerializer<'a>;
    type SerializeStruct = RowSerializer<'a>;
    type SerializeStructVariant = Impossible<(), RowError>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, RowError> {
        Ok(self)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self, RowError> {
        Ok(self)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), RowError> {
        value.serialize(self)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), RowError> {
        value.serialize(self)
    }
    refuse! {
        serialize_bool(bool); serialize_i8(i8); serialize_i16(i16); serialize_i32(i32); serialize_i64(i64);
        serialize_u8(u8); serialize_u16(u16); serialize_u32(u32); serialize_u64(u64);
        serialize_f32(f32); serialize_f64(f64); serialize_char(char); serialize_str(&str); serialize_bytes(&[u8]);
        serialize_none(); serialize_unit(); serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), RowError> {
        Err(RowError("this shape cannot be stored".to_owned()))
    }
}
