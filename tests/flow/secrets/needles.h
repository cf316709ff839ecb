// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace dfw::test {

/// Values that must not be found, and whoever looks for them: as they are and in the ways a text is
/// written elsewhere (UTF-16, percent-encoded, Base64 of itself or inside something, hexadecimal;
/// small and capital letters are one).
class Needles
{
public:
    /// A word nobody else has; letters and digits, so that no spelling changes it.
    static QString word();

    /// `core` is a part of the value that is letters and digits only; from now on it is looked for.
    void plant(const QString &name, const QString &core);
    /// "access token in Base64 in standard error", for each that is found.
    QStringList in(const QByteArray &text, const QString &place) const;
    /// Names and contents of all files, hidden ones included; sockets are left out.
    QStringList inFiles(const QString &folder) const;

private:
    struct Form
    {
        QString name;
        QByteArray text; ///< small letters
    };
    QList<Form> m_forms;
};

} // namespace dfw::test
