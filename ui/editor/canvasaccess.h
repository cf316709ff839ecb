// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dfw::ui {

class CanvasGutter;
class FieldPane;

/// Makes what the canvas paints known to assistive technology: a list of columns, a tree of fields
/// and a list of lines, each row and line with name, state, place and what can be done with it.
/// Calling it again changes nothing.
void installCanvasAccess();

/// A row was edited: its line is spoken differently now.
void tellEdit(CanvasGutter &gutter, int row);
/// A parent was opened or closed.
void tellExpansion(FieldPane &pane, int node);

} // namespace dfw::ui
