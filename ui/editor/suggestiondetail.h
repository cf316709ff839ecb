// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/suggestion.h"

#include <QWidget>

class QVBoxLayout;

namespace dfw::ui {

/// A column's best field and the next best ones, each with its score, its reasons and a button that
/// takes it. Object names: suggestion0, suggestion1, … for the rows; acceptCandidate0, … for the
/// buttons.
class SuggestionDetail : public QWidget
{
    Q_OBJECT
public:
    explicit SuggestionDetail(QWidget *parent = nullptr);

    /// nullptr shows nothing.
    void setSuggestion(const mapping::Suggestion *suggestion);

Q_SIGNALS:
    void accepted(const QString &column, const QString &target);

private:
    void addCandidate(const QString &column, const mapping::SuggestionCandidate &candidate,
                      int number);

    QVBoxLayout *m_rows;
    mapping::Suggestion m_shown;
};

} // namespace dfw::ui
