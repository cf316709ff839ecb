// SPDX-License-Identifier: Apache-2.0
#include "texts/demotext.h"

#include "texts/fill.h"

#include <QCoreApplication>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(dfw::ui::DemoText)
};

constexpr int longestPath = 200;
constexpr int longestList = 400;

} // namespace

QString demoDataTrouble(const Error &error)
{
    if (error.code == "NewerVersion"_L1)
        return fill(Words::tr("The demo's data in %1 was written by a newer version of this "
                              "program, and is left alone."),
                    {shown(error.where, longestPath)});
    if (error.code == "Damaged"_L1)
        return fill(Words::tr("The demo's data in %1 is damaged and cannot be read."),
                    {shown(error.where, longestPath)});
    return {};
}

QString demoNotKeptText(const Error &why)
{
    if (why.code == "InUse"_L1)
        return Words::tr("Another window or command has the demo's data. This demo begins with the "
                         "sample, and what is made in it goes when it ends.");
    return fill(Words::tr("The demo's data cannot be kept in %1. This demo begins with the sample, "
                          "and what is made in it goes when it ends."),
                {shown(why.where, longestPath)});
}

QString drillTrouble(const Error &error)
{
    const QString written = shown(error.where);
    const QString right = shown(error.detail, longestList);
    if (error.code == "UnknownDrill"_L1)
        return fill(Words::tr("There is no fault “%1”. There are: %2."), {written, right});
    if (error.code == "UnknownStep"_L1)
        return fill(Words::tr("This fault cannot hit “%1”. It hits one of these steps, or, by a "
                              "number, the thing that is created in that place: %2."),
                    {written, right});
    return fill(Words::tr("“%1” is no number of times. It is %2, and 0 means always."),
                {written, right});
}

} // namespace dfw::ui
