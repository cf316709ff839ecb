// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QWidget>

class QGridLayout;

namespace dfw::ui {

class SearchEdit;
class Text;

/// The head of one side of the canvas: its title, how many, and its search box; in one line where
/// there is room.
class PaneHeader : public QWidget
{
    Q_OBJECT
public:
    PaneHeader(const QString &title, const QString &placeholder, const QString &searchName,
               QWidget *parent);

    void setTitle(const QString &title);
    void setCount(const QString &count);
    SearchEdit *search() const { return m_search; }
    bool fitsOneLine(int width) const;
    void setOneLine(bool one);

private:
    Text *m_title;
    Text *m_count;
    SearchEdit *m_search;
    QGridLayout *m_grid;
    std::optional<bool> m_one;
};

} // namespace dfw::ui
