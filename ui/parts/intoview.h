// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace dfw::ui {

/// Scrolls the page that `place` stands on so that all of it shows; its top where it is higher than
/// the page. Nothing where it shows already.
void bringIntoView(QWidget *place);

} // namespace dfw::ui
