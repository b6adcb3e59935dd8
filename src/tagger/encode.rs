//! The engine: a frame in, raw figures of each head out, a row a group.

use std::io::Cursor;
use std::sync::Arc;

use serde::Serialize;
use tract_onnx::prelude::*;

use super::bundle::{BundleError, Manifest};
use super::frame::Frame;

/// The graph, ready to run.
pub(super) struct Encoder {
    plan: Arc<TypedRunnableModel>,
    position_knots: Vec<f32>,
    client_talk: bool,
    empathy: bool,
    flags: bool,
}

/// What the graph takes for one frame.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Inputs {
    /// The frame's pieces.
    pub ids: Vec<i64>,
    /// 1 for the pieces of the volley, 0 for its context.
    pub types: Vec<i64>,
    /// A row a group, a column a piece: the piece's share in what the group is judged by.
    pub pool: Vec<f32>,
    /// A row a group, a column a knot: the group's position as weights of hat functions.
    pub features: Vec<f32>,
}

/// What the graph says of one group: unnormalised figures, a column a label.
#[derive(Debug, Clone)]
pub(super) struct Figures {
    pub techniques: Vec<f32>,
    pub client_talk: Option<Vec<f32>>,
    /// Three kinds by three levels, the levels of a kind side by side.
    pub empathy: Option<Vec<f32>>,
    /// A figure a kind, each a question of its own.
    pub flags: Option<Vec<f32>>,
}

/// The engine failed on an input. It does so on no text that we know of; it is told, never shown as "nothing found".
#[derive(Debug, thiserror::Error)]
#[error("The model could not read this passage ({0}). Please report this, without the chat.")]
pub struct EngineError(String);

impl Encoder {
    pub fn new(graph: &[u8], manifest: &Manifest) -> Result<Self, BundleError> {
        let heads = &manifest.heads;
        let (client_talk, empathy, flags) =
            (heads.client_talk.is_some(), heads.empathy.is_some(), heads.flags.is_some());
        let heads = [("techniques", true), ("client_talk", client_talk), ("empathy", empathy), ("flags", flags)];
        let wanted = heads.iter().filter(|(_, present)| *present).map(|(name, _)| *name);
        let load = || -> TractResult<_> {
            tract_onnx::onnx()
                .model_for_read(&mut Cursor::new(graph))?
                .with_inputs_by_name(["ids", "types", "pool", "features"])?
                .with_outputs_by_name(wanted)?
                .into_optimized()?
                .into_runnable()
        };
        let plan = load().map_err(|error| BundleError::Graph(format!("{error:#}")))?;
        Ok(Self { plan, position_knots: manifest.position_knots.clone(), client_talk, empathy, flags })
    }

    /// The figures of each of the frame's groups, in their order.
    ///
    /// # Errors
    /// Where the engine fails; see [`EngineError`].
    pub fn run(&self, frame: &Frame) -> Result<Vec<Figures>, EngineError> {
        self.try_run(frame).map_err(|error| EngineError(format!("{error:#}")))
    }

    /// The frame as the graph takes it.
    pub fn inputs(&self, frame: &Frame) -> Inputs {
        let pieces = frame.ids.len();
        let mut pool = vec![0f32; frame.groups.len() * pieces];
        let mut features = Vec::with_capacity(frame.groups.len() * self.position_knots.len());
        for (row, group) in pool.chunks_exact_mut(pieces).zip(&frame.groups) {
            // A group without pieces (a text of blanks or control characters) is judged by its position alone.
            let share = 1.0 / group.pieces.len().max(1) as f32;
            row[group.pieces.clone()].fill(share);
            features.extend(hats(&self.position_knots, group.position));
        }
        Inputs { ids: frame.ids.clone(), types: frame.types.clone(), pool, features }
    }

    fn try_run(&self, frame: &Frame) -> TractResult<Vec<Figures>> {
        let (pieces, groups, knots) = (frame.ids.len(), frame.groups.len(), self.position_knots.len());
        let Inputs { ids, types, pool, features } = self.inputs(frame);
        let outputs = self.plan.run(tvec!(
            Tensor::from_shape(&[pieces], &ids)?.into(),
            Tensor::from_shape(&[pieces], &types)?.into(),
            Tensor::from_shape(&[groups, pieces], &pool)?.into(),
            Tensor::from_shape(&[groups, knots], &features)?.into(),
        ))?;
        let mut outputs = outputs.iter();
        let mut rows = |present: bool| -> TractResult<Option<std::vec::IntoIter<Vec<f32>>>> {
            let Some(output) = present.then(|| outputs.next()).flatten() else { return Ok(None) };
            let figures = output.try_as_plain_ram()?.as_slice::<f32>()?;
            let row = figures.len() / groups.max(1);
            Ok(Some(figures.chunks_exact(row.max(1)).map(<[f32]>::to_vec).collect::<Vec<_>>().into_iter()))
        };
        let techniques = rows(true)?.into_iter().flatten();
        let mut client_talk = rows(self.client_talk)?;
        let mut empathy = rows(self.empathy)?;
        let mut flags = rows(self.flags)?;
        Ok(techniques
            .map(|techniques| Figures {
                techniques,
                client_talk: client_talk.as_mut().and_then(Iterator::next),
                empathy: empathy.as_mut().and_then(Iterator::next),
                flags: flags.as_mut().and_then(Iterator::next),
            })
            .collect())
    }
}

/// The name of the kernel that the engine multiplies matrices with on this machine.
pub fn kernel() -> String {
    let dispatch = tract_onnx::tract_core::tract_linalg::MmmDispatch::native();
    let kernel = dispatch.preferred_kernel(DatumType::F32, None, Some(384), None);
    kernel.map_or_else(|| "none".to_owned(), |kernel| kernel.name().to_owned())
}

/// The position as weights of hat functions: 1 at its own knot, falling to 0 at the next ones.
fn hats(knots: &[f32], position: Option<f32>) -> Vec<f32> {
    let mut weights = vec![0.0; knots.len()];
    let (Some(position), Some((first, last))) = (position, knots.first().zip(knots.last())) else { return weights };
    let position = position.clamp(*first, *last);
    let right = knots.partition_point(|knot| *knot < position);
    if right == 0 {
        weights[0] = 1.0;
    } else {
        let (low, high) = (knots[right - 1], knots[right]);
        weights[right] = (position - low) / (high - low);
        weights[right - 1] = 1.0 - weights[right];
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_shared_between_the_two_knots_around_it() {
        let knots = [0.0, 0.5, 1.0];
        assert_eq!(hats(&knots, Some(0.0)), [1.0, 0.0, 0.0]);
        assert_eq!(hats(&knots, Some(0.5)), [0.0, 1.0, 0.0]);
        assert_eq!(hats(&knots, Some(0.75)), [0.0, 0.5, 0.5]);
        assert_eq!(hats(&knots, Some(7.0)), [0.0, 0.0, 1.0]);
        assert_eq!(hats(&knots, None), [0.0, 0.0, 0.0]);
    }
}
