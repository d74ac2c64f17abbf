#pragma once
// The members of what is stated, with their types, in the order of the fields of their Shape: for
// what reads a cell or shows a value as what it is.
#include <tuple>

#include "features/grading/record.h"

namespace zhirong::gradings {

template <class Values>
inline constexpr auto members_of = nullptr;
template <>
inline constexpr std::tuple members_of<FigureValues>{
    &FigureValues::founded_on,     &FigureValues::size,
    &FigureValues::staff,          &FigureValues::rd_staff,
    &FigureValues::rd_staff_kept,  &FigureValues::rd_intensity,
    &FigureValues::revenue,        &FigureValues::patented_revenue_share,
    &FigureValues::licence_income, &FigureValues::technology_contracts,
    &FigureValues::credit_policy,  &FigureValues::negative_list};
template <>
inline constexpr std::tuple members_of<PatentFactValues>{&PatentFactValues::origin,
                                                         &PatentFactValues::lead_inventor,
                                                         &PatentFactValues::claims,
                                                         &PatentFactValues::forward_citations,
                                                         &PatentFactValues::backward_citations,
                                                         &PatentFactValues::family_size,
                                                         &PatentFactValues::family_countries,
                                                         &PatentFactValues::inventors,
                                                         &PatentFactValues::licences,
                                                         &PatentFactValues::transfers,
                                                         &PatentFactValues::pledges,
                                                         &PatentFactValues::litigations,
                                                         &PatentFactValues::invalidations_survived,
                                                         &PatentFactValues::pct,
                                                         &PatentFactValues::in_product,
                                                         &PatentFactValues::awarded,
                                                         &PatentFactValues::in_standard};

}  // namespace zhirong::gradings
