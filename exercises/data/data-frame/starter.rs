//! A small data frame: named columns, labelled rows, and operations that leave the original alone.

/// A number, or `None` where it is missing.
pub type Cell = Option<i64>;

/// Computes a cell from the cells of its row, each with the name of its column.
pub type RowFn = Box<dyn Fn(&[(String, Cell)]) -> Cell>;

/// What a new column is made from.
pub enum NewColumn {
    /// The same cell in every row.
    Scalar(Cell),
    /// A cell for each row, in the order of the rows.
    Values(Vec<Cell>),
    /// Cells for labels, in any order.
    Labelled(Vec<(i64, Cell)>),
    /// A function of the row.
    Computed(RowFn),
}

/// Columns of equal length, each with a name, and a label for each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    // your fields
}

impl Frame {
    /// A frame whose rows are labelled 0, 1, 2 and so on.
    pub fn new(columns: Vec<(String, Vec<Cell>)>) -> Result<Frame, String> {
        todo!()
    }

    /// The same rows with other labels.
    pub fn with_index(&self, labels: Vec<i64>) -> Result<Frame, String> {
        todo!()
    }

    /// The number of rows and the number of columns.
    pub fn shape(&self) -> (usize, usize) {
        todo!()
    }

    /// The labels of the rows.
    pub fn index(&self) -> Vec<i64> {
        todo!()
    }

    /// The names of the columns.
    pub fn names(&self) -> Vec<String> {
        todo!()
    }

    /// The cells of a column.
    pub fn column(&self, name: &str) -> Option<Vec<Cell>> {
        todo!()
    }

    /// The cells of the row at a position, counted from 0, each with the name of its column.
    pub fn row(&self, position: usize) -> Option<Vec<(String, Cell)>> {
        todo!()
    }

    /// The first `n` rows.
    pub fn head(&self, n: usize) -> Frame {
        todo!()
    }

    /// The frame with a new column at the end, or with a replaced one in its place.
    pub fn assign(&self, name: &str, column: NewColumn) -> Result<Frame, String> {
        todo!()
    }

    /// The frame without the rows that have one of the labels.
    pub fn drop_rows(&self, labels: &[i64], ignore_missing: bool) -> Result<Frame, String> {
        todo!()
    }

    /// The frame without the columns of these names.
    pub fn drop_columns(&self, names: &[&str], ignore_missing: bool) -> Result<Frame, String> {
        todo!()
    }

    /// The frame with the labels 0, 1, 2 and so on; with `keep`, the old ones become the first column.
    pub fn reset_index(&self, keep: bool) -> Result<Frame, String> {
        todo!()
    }
}
