// SPDX-License-Identifier: Apache-2.0
// A labelled control: name above, help or error below. An error replaces the help, marks the
// control and is what assistive technology reads as its description.
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace dfw::ui {

class IconLabel;
class Text;

class Field : public QWidget
{
    Q_OBJECT

public:
    // Takes ownership of `control`. If it is made of several parts, name the one to focus:
    // setBuddy().
    Field(const QString &label, QWidget *control, QWidget *parent = nullptr);

    void setBuddy(QWidget *buddy);
    void setLabel(const QString &label);
    // Required is the normal case; only the other is marked.
    void setOptional();
    void setHelp(const QString &help);
    // An empty text clears the error.
    void setError(const QString &error);
    QString error() const { return m_error; }
    bool hasError() const { return !m_error.isEmpty(); }
    QWidget *control() const { return m_control; }
    void focusControl();

private:
    void showFoot();

    QWidget *m_control;
    QWidget *m_buddy;
    Text *m_label;
    Text *m_optional;
    QWidget *m_foot;
    IconLabel *m_icon;
    Text *m_message;
    QString m_help;
    QString m_error;
};

// Fields side by side, equally wide, their labels on one line.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    explicit FieldRow(const QList<QWidget *> &fields, QWidget *parent = nullptr);

    void addField(QWidget *field, int stretch = 1);

private:
    QHBoxLayout *m_row;
};

} // namespace dfw::ui
