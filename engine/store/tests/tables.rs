//! Tables of a workspace are read the same on both databases.

use chrono::Duration;
use engine_store::{
    clock::{Clock, SystemClock},
    on_each_database,
    repo::tables::TableRow,
    testing::TestStore,
};
use flows_schema::nodes::RowOrder;
use serde_json::{Value, json};
use uuid::Uuid;

fn row(n: u128, table: &str, second: i64, body: &Value) -> TableRow {
    let Value::Object(body) = body.clone() else { panic!("a row is an object") };
    TableRow {
        workspace_id: Uuid::from_u128(9),
        table_name: table.to_owned(),
        id: Uuid::from_u128(n),
        number_id: None,
        conversation_id: None,
        body,
        created_at: SystemClock.now() + Duration::seconds(second),
    }
}

on_each_database!(rows_come_in_the_order_that_is_asked_for, async |store: TestStore| {
    let rows = [
        row(3, "orders", 2, &json!({"name": "Ada", "n": 2})),
        row(1, "orders", 1, &json!({"name": "Ada", "n": 1})),
        row(2, "orders", 3, &json!({"name": "Ada", "n": "3"})),
        row(4, "orders", 4, &json!({"name": "Bob", "n": 4})),
        row(5, "others", 0, &json!({"name": "Ada", "n": 5})),
    ];
    store.add_table_rows(&rows).await.unwrap();
    let find = async |filter: Value, order: RowOrder, limit: i64| -> Vec<Value> {
        let filter = serde_json::from_value(filter).unwrap();
        let rows = store.lookup(Uuid::from_u128(9), "orders", &filter, order, limit).await.unwrap();
        rows.into_iter().map(|row| row["n"].clone()).collect()
    };
    let ada = json!({"name": "Ada"});
    assert_eq!(find(ada.clone(), RowOrder::Newest, 10).await, [json!("3"), json!(2), json!(1)]);
    assert_eq!(find(ada.clone(), RowOrder::Oldest, 10).await, [json!(1), json!(2), json!("3")]);
    assert_eq!(find(ada.clone(), RowOrder::Newest, 1).await, [json!("3")]);
    assert_eq!(find(ada, RowOrder::Oldest, 2).await, [json!(1), json!(2)]);
    assert_eq!(find(json!({}), RowOrder::Newest, 1).await, [json!(4)]);
    // What was typed is found where a program stored a number, and the other way round.
    assert_eq!(find(json!({"n": "2"}), RowOrder::Oldest, 10).await, [json!(2)]);
    assert_eq!(find(json!({"n": 3}), RowOrder::Oldest, 10).await, [json!("3")]);
    assert_eq!(find(json!({"n": 9}), RowOrder::Oldest, 10).await, Vec::<Value>::new());
});
