// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "domain/targetplan.h"

#include <QWidget>

class QComboBox;
class QRadioButton;

namespace dfw::ui {

class IconButton;
class IconSentence;
class Text;

/// One identity: its path, its namespace, whether it is the primary one, and away with it.
class IdentityRow : public QWidget
{
    Q_OBJECT
public:
    explicit IdentityRow(int number, QWidget *parent = nullptr);

    void set(const IdentityMark &mark, const QList<api::IdentityNamespace> &namespaces);
    void setProblem(const QString &sentence);
    QComboBox *namespaceList() const { return m_namespace; }

Q_SIGNALS:
    void namespaceChosen(const QString &path, const QString &code);
    void primaryChosen(const QString &path);
    void removed(const QString &path);

private:
    QString m_path;
    Text *m_text;
    QComboBox *m_namespace;
    QRadioButton *m_primary;
    IconButton *m_remove;
    IconSentence *m_problem;
    bool m_showing = false;
};

} // namespace dfw::ui
