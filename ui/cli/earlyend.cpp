// SPDX-License-Identifier: Apache-2.0
#include "cli/earlyend.h"

#include "cli/console.h"
#include "cli/runevents.h"

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

void printResult(const QJsonObject &error)
{
    printJson({{u"event"_s, u"result"_s}, {u"ok"_s, false}, {u"error"_s, error}});
}

} // namespace

void endEarly(const Error &error, bool json)
{
    printError(error);
    tellEarlyEnd(error, json);
}

void endEarly(const QString &sentence, ErrorKind kind, const QString &code, bool json)
{
    printErr(sentence);
    if (!json)
        return;
    QJsonObject object = errorObject({.kind = kind, .code = code}, {});
    object.insert(u"message"_s, sentence);
    printResult(object);
}

void tellEarlyEnd(const Error &error, bool json)
{
    if (json)
        printResult(errorObject(error, {}));
}

} // namespace dfw::cli
