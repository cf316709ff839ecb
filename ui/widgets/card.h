// SPDX-License-Identifier: Apache-2.0
// The white sheet things lie on: a title, small controls at its right, content, and further
// sections parted by hairlines.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace dfw::ui {

class Text;

class Hairline : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // Stands after the title, before the stretch: a badge or a muted word.
    void addTitleWidget(QWidget *widget);
    // Stands at the right end of the title row.
    void addHeaderWidget(QWidget *widget);
    QVBoxLayout *content() const { return m_content; }
    // A new part below a hairline over the whole width, with its own padding.
    QVBoxLayout *addSection();
    // Content that touches the card's edges, as a tab bar or a table does.
    void setFlush();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void ensureHeader();

    QVBoxLayout *m_outer;
    QVBoxLayout *m_content;
    QWidget *m_headerRow = nullptr;
    QHBoxLayout *m_header = nullptr;
    Text *m_title = nullptr;
    int m_titleWidgets = 0;
};

} // namespace dfw::ui
