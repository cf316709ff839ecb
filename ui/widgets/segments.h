// SPDX-License-Identifier: Apache-2.0
// Two to five exclusive choices in one frame, and chips that filter. Both are one tab stop whose
// arrow keys move the choice.
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace dfw::ui {

class Button;

class ExclusiveRow : public QWidget
{
    Q_OBJECT

public:
    [[nodiscard]] int current() const;
    // Does not emit: the caller knows already.
    void setCurrent(int index);
    [[nodiscard]] Button *button(int index) const;
    [[nodiscard]] int count() const;

Q_SIGNALS:
    // By the user only.
    void currentChanged(int index);

protected:
    explicit ExclusiveRow(QWidget *parent);
    Button *add(Button *button);
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    QHBoxLayout *row() const { return m_row; }

private:
    void syncFocus();
    void choose(int index);

    QHBoxLayout *m_row;
    QButtonGroup *m_group;
};

class Segments : public ExclusiveRow
{
    Q_OBJECT

public:
    explicit Segments(const QStringList &texts, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

class Chips : public ExclusiveRow
{
    Q_OBJECT

public:
    struct Chip
    {
        QString text;
        int count = -1; // negative: no number
        QString icon = {};
    };

    explicit Chips(const QList<Chip> &chips, QWidget *parent = nullptr);

    void setCount(int index, int count);

private:
    void showChip(int index);

    QList<Chip> m_chips;
};

} // namespace dfw::ui
