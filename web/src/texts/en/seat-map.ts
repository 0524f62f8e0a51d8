export const seatMap = {};
