// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace dfw::mapping {

/// Lower case without accents: "Prénom" → "prenom", "Straße" → "strasse".
QString folded(QStringView text);

/// A name's words, folded: at separators, at humps ("webPageURL" → web, page, url) and between
/// letters and digits ("street1" → street, 1). Glued words ("mobilephone") stay one.
QStringList nameTokens(QStringView name);

/// An English word without the endings of plural, past and present participle, so that "orders",
/// "ordered" and "order" meet. Rough, and meant for comparing only.
QString stemmed(const QString &word);

/// True where `shortForm` may stand for `word`: same first letter, its letters in the word's order,
/// and either the word's beginning or most of what is left out are vowels ("pstl", "prio").
bool mayAbbreviate(const QString &shortForm, const QString &word);

} // namespace dfw::mapping
