// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace dfw::ui {

class Expander;

/// What a service really answered, one click away: plain text, redacted before it comes here. Not
/// there at all without a text. Object names: `name` with Expander and with Text.
class Details : public QWidget
{
    Q_OBJECT
public:
    Details(const QString &title, const QString &name, QWidget *parent = nullptr);

    void setText(const QString &text);

private:
    void build();

    QString m_title;
    QString m_name;
    QPlainTextEdit *m_text = nullptr;
    Expander *m_expander = nullptr;
};

} // namespace dfw::ui
