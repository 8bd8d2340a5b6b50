//! A repository that commits only on success: the connection is closed on every path, and nothing half done stays.

/// A connection to a database.
pub trait Conn {
    /// Runs a statement with values for its question marks and returns the rows.
    fn execute(&mut self, sql: &str, params: &[String]) -> Result<Vec<Vec<String>>, String>;

    /// The id that the last insert gave to its row.
    fn last_row_id(&mut self) -> i64;

    /// Makes everything since the connection was opened permanent.
    fn commit(&mut self) -> Result<(), String>;

    /// Takes everything back that has not been committed.
    fn rollback(&mut self);

    /// Closes the connection, which must not be used afterwards.
    fn close(&mut self);
}

/// Opens a new connection.
pub type Connect = Box<dyn Fn() -> Result<Box<dyn Conn>, String>>;

/// Access to the table of users.
pub struct UserRepository {
    // your fields
}

impl UserRepository {
    /// A repository that opens its connections with `connect`; it opens none yet.
    pub fn new(connect: Connect) -> UserRepository {
        todo!()
    }

    /// Runs `body` on a new connection and commits what it did if it succeeded.
    pub fn transaction<R>(
        &self,
        body: impl FnOnce(&mut dyn Conn) -> Result<R, String>,
    ) -> Result<R, String> {
        todo!()
    }

    /// Name and email of the user with this id, if there is one.
    pub fn get_user(&self, id: i64) -> Result<Option<(String, String)>, String> {
        todo!()
    }

    /// Inserts a user and returns the id of the row.
    pub fn create_user(&self, name: &str, email: &str) -> Result<i64, String> {
        todo!()
    }
}
