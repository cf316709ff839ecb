// SPDX-License-Identifier: Apache-2.0
#include "connect/cafiletext.h"

#include "net/cafile.h"
#include "texts/fill.h"

#include <QCoreApplication>
#include <QLocale>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CaFileText)
};

QString day(const QDateTime &when)
{
    return QLocale().toString(when.date(), u"d MMMM yyyy"_s);
}

} // namespace

CaFileText caFileText(const QString &path, const QDateTime &now)
{
    if (path.isEmpty())
        return {.sentence =
                    Words::tr("For a network that inspects https: the certificates it uses, "
                              "besides the system's.")};
    const auto read = net::readCaFile(path);
    if (!read)
        return {.sentence = read.error().code == "CaFileEmpty"_L1
                                ? Words::tr("There is no certificate in the file. Choose one in "
                                            "PEM or DER form.")
                                : Words::tr("The file cannot be read. Check that it exists and "
                                            "that you may open it."),
                .isFault = true};
    int expired = 0;
    QDateTime first; // of those that are still good
    for (const QSslCertificate &one : *read) {
        const QDateTime end = one.expiryDate();
        if (end <= now)
            ++expired;
        else if (!first.isValid() || end < first)
            first = end;
    }
    const int count = static_cast<int>(read->size());
    if (expired == count)
        return {.sentence = Words::tr("All %n certificate(s) in it have expired. Ask who runs your "
                                      "network for a newer file.",
                                      nullptr, count),
                .isFault = true};
    const QString many = Words::tr("%n certificate(s)", nullptr, count);
    if (expired > 0)
        return {.sentence = fill(Words::tr("%1; %2 expired already, the next one does on %3."),
                                 {many, QString::number(expired), day(first)})};
    return {.sentence = count == 1
                            ? fill(Words::tr("%1; it expires on %2."), {many, day(first)})
                            : fill(Words::tr("%1; the first expires on %2."), {many, day(first)})};
}

} // namespace dfw::ui
