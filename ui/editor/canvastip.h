// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/validation.h"

#include <QWidget>

namespace dfw::ui {

/// The sentence beside a line that is being drawn: why it may not end here, or what to know.
class CanvasTip : public QWidget
{
    Q_OBJECT
public:
    explicit CanvasTip(QWidget *parent);

    /// Below `row` (of the parent), inside the parent; an empty text hides it.
    void say(const QString &text, Fit fit, const QRect &row);
    const QString &text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Fit m_fit = Fit::Good;
};

} // namespace dfw::ui
