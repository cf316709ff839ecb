// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/filespresenter.h"

#include <QWidget>

class QComboBox;

namespace dfw::ui {

class Button;
class Field;

/// How the chosen files are written: found out by the service, or said by the user.
class FileFormatRow : public QWidget
{
    Q_OBJECT
public:
    explicit FileFormatRow(presenters::FilesPresenter &files, QWidget *parent = nullptr);

    void refresh();
    /// Asks the service; stands in the card's title, for the fields need the width.
    Button *findOutButton() const { return m_findOut; }

private:
    Field *addCombo(QComboBox *&combo, const QString &label, const QString &objectName);
    void store();

    presenters::FilesPresenter &m_files;
    QComboBox *m_format = nullptr;
    QComboBox *m_delimiter = nullptr;
    QComboBox *m_encoding = nullptr;
    QComboBox *m_compression = nullptr;
    Button *m_findOut;
    bool m_showing = false;
};

} // namespace dfw::ui
