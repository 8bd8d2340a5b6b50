//! Rejected: a missing cell is no value, so of the cells for one label the last present one counts

pub type Cell = Option<i64>;

pub type RowFn = Box<dyn Fn(&[(String, Cell)]) -> Cell>;

pub enum NewColumn {
    Scalar(Cell),
    Values(Vec<Cell>),
    Labelled(Vec<(i64, Cell)>),
    Computed(RowFn),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    columns: Vec<(String, Vec<Cell>)>,
    index: Vec<i64>,
}

impl Frame {
    pub fn new(columns: Vec<(String, Vec<Cell>)>) -> Result<Frame, String> {
        let rows = columns.first().map_or(0, |(_, cells)| cells.len());
        if columns.iter().any(|(_, cells)| cells.len() != rows) {
            return Err("columns differ in length".to_string());
        }
        for (at, (name, _)) in columns.iter().enumerate() {
            if columns[..at].iter().any(|(earlier, _)| earlier == name) {
                return Err(format!("duplicate column '{name}'"));
            }
        }
        Ok(Frame {
            columns,
            index: counting(rows),
        })
    }

    pub fn with_index(&self, labels: Vec<i64>) -> Result<Frame, String> {
        if labels.len() != self.index.len() {
            return Err("index has the wrong length".to_string());
        }
        Ok(Frame {
            columns: self.columns.clone(),
            index: labels,
        })
    }

    pub fn shape(&self) -> (usize, usize) {
        (self.index.len(), self.columns.len())
    }

    pub fn index(&self) -> Vec<i64> {
        self.index.clone()
    }

    pub fn names(&self) -> Vec<String> {
        self.columns.iter().map(|(name, _)| name.clone()).collect()
    }

    pub fn column(&self, name: &str) -> Option<Vec<Cell>> {
        Some(self.columns[self.position(name)?].1.clone())
    }

    pub fn row(&self, position: usize) -> Option<Vec<(String, Cell)>> {
        (position < self.index.len()).then(|| self.cells(position))
    }

    pub fn head(&self, n: usize) -> Frame {
        self.rows_where(|position| position < n)
    }

    pub fn assign(&self, name: &str, column: NewColumn) -> Result<Frame, String> {
        let rows = self.index.len();
        let cells: Vec<Cell> = match column {
            NewColumn::Scalar(cell) => vec![cell; rows],
            NewColumn::Values(cells) if cells.len() == rows => cells,
            NewColumn::Values(cells) => {
                return Err(format!(
                    "wrong length: expected {rows}, got {}",
                    cells.len()
                ));
            }
            NewColumn::Labelled(cells) => {
                let present = |cell: &Cell| cell.is_some();
                let find = |label| {
                    let mut given = cells.iter().rev();
                    given.find(|(given, cell)| given == label && present(cell))
                };
                let found = self.index.iter().map(find);
                found
                    .map(|entry| entry.and_then(|&(_, cell)| cell))
                    .collect()
            }
            NewColumn::Computed(compute) => {
                let rows = (0..rows).map(|position| self.cells(position));
                rows.map(|row| compute(&row)).collect()
            }
        };
        let mut frame = self.clone();
        match self.position(name) {
            Some(at) => frame.columns[at].1 = cells,
            None => frame.columns.push((name.to_string(), cells)),
        }
        Ok(frame)
    }

    pub fn drop_rows(&self, labels: &[i64], ignore_missing: bool) -> Result<Frame, String> {
        let unknown = labels.iter().find(|label| !self.index.contains(label));
        match unknown {
            Some(label) if !ignore_missing => Err(format!("not found: {label}")),
            _ => Ok(self.rows_where(|position| !labels.contains(&self.index[position]))),
        }
    }

    pub fn drop_columns(&self, names: &[&str], ignore_missing: bool) -> Result<Frame, String> {
        let unknown = names.iter().find(|name| self.position(name).is_none());
        match unknown {
            Some(name) if !ignore_missing => Err(format!("not found: {name}")),
            _ => {
                let mut frame = self.clone();
                frame
                    .columns
                    .retain(|(name, _)| !names.contains(&name.as_str()));
                Ok(frame)
            }
        }
    }

    pub fn reset_index(&self, keep: bool) -> Result<Frame, String> {
        let mut frame = self.clone();
        if keep {
            if self.position("index").is_some() {
                return Err("duplicate column 'index'".to_string());
            }
            let labels = self.index.iter().copied().map(Some).collect();
            frame.columns.insert(0, ("index".to_string(), labels));
        }
        frame.index = counting(self.index.len());
        Ok(frame)
    }

    fn cells(&self, position: usize) -> Vec<(String, Cell)> {
        let columns = self.columns.iter();
        columns
            .map(|(name, cells)| (name.clone(), cells[position]))
            .collect()
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|(known, _)| known == name)
    }

    fn rows_where(&self, test: impl Fn(usize) -> bool) -> Frame {
        let kept: Vec<usize> = (0..self.index.len()).filter(|&at| test(at)).collect();
        let take = |cells: &[Cell]| kept.iter().map(|&at| cells[at]).collect();
        Frame {
            columns: self
                .columns
                .iter()
                .map(|(name, cells)| (name.clone(), take(cells)))
                .collect(),
            index: kept.iter().map(|&at| self.index[at]).collect(),
        }
    }
}

fn counting(rows: usize) -> Vec<i64> {
    (0..rows as i64).collect()
}
